// The mistakes that a run shows: for each a program that makes it, and one that looks alike and does not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/tests/runner_fixture.h"
#include "core/trace/diagnoses.h"

namespace asynchio {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::array<std::string_view, kMistakes> kWords = {
    "never_awaited", "blocking_call", "never_yields", "one_by_one", "never_retrieved", "swallowed_cancel",
    "lock_across_await", "fire_and_forget", "pool_starvation", "not_thread_safe", "kept_place"};

class DiagnosesOf : public ::testing::Test {
  protected:
    // "blocking_call of hog @3 x1 1.00 s"
    std::vector<std::string> found(const std::string& program, std::uint64_t steps = 0) {
        RunRequest request;
        request.program = program;
        if (steps > 0) request.limits.steps = steps;
        client_.start(request);
        client_.finish();
        trace_ = client_.trace();
        Diagnoses diagnoses;
        diagnoses.read(trace_);
        end_ = fold(trace_, trace_.size());
        all_ = diagnoses.found();
        std::vector<std::string> words;
        for (const Diagnosis& one : all_) {
            EXPECT_LT(one.event, trace_.size());
            words.push_back(std::string(kWords.at(static_cast<std::size_t>(one.mistake))) + " of " + actor_name(trace_, end_, one.who) + " @" + std::to_string(one.line) +
                            " x" + std::to_string(one.count) + (one.duration > 0 ? " " + std::to_string(one.duration / kMillisecond) + " ms" : ""));
        }
        return words;
    }

    RunClient client_{testing::built_runner()};
    Trace trace_;
    State end_;
    std::vector<Diagnosis> all_;
};

std::string main_with(const std::string& head, const std::string& body) { return "import asyncio, time, threading\n" + head + "async def main():\n" + body + "asyncio.run(main())\n"; }

TEST_F(DiagnosesOf, NeverAwaited) {
    EXPECT_THAT(found(main_with("async def cook(): pass\n", "    cook()\n")), ElementsAre("never_awaited of main @4 x1"));
    EXPECT_EQ(trace_.text(all_[0].name), "cook");
    EXPECT_THAT(found(main_with("", "    asyncio.sleep(1)\n    await asyncio.sleep(1)\n")), ElementsAre("never_awaited of main @3 x1")) << "one of the library";
    EXPECT_EQ(trace_.text(all_[0].name), "sleep");
    EXPECT_THAT(found(main_with("def make():\n    c = asyncio.sleep(1)\n", "    make()\n")), ElementsAre("never_awaited of main @3 x1")) << "where it was made";
    EXPECT_THAT(found(main_with("async def cook(): pass\n", "    await cook()\n    c = cook()\n    await c\n")), IsEmpty());
}

TEST_F(DiagnosesOf, BlockingCall) {
    const std::string others = "async def tick(): await asyncio.sleep(0.2)\n";
    EXPECT_THAT(found(main_with(others, "    t = asyncio.create_task(tick())\n    await asyncio.sleep(0)\n    time.sleep(0.5)\n    await t\n")),
                ElementsAre("blocking_call of main @6 x1 500 ms"));
    EXPECT_EQ(all_[0].wait.kind, WaitKind::timer);
    EXPECT_THAT(found(main_with(others, "    t = asyncio.create_task(tick())\n    await asyncio.to_thread(time.sleep, 0.5)\n    await t\n")), IsEmpty());
    EXPECT_THAT(found(main_with(others, "    time.sleep(0.5)\n    await tick()\n")), IsEmpty()) << "there is nobody else to wait for it";
    EXPECT_THAT(found(main_with(others, "    t = asyncio.create_task(tick())\n    time.sleep(0.05)\n    await t\n")), IsEmpty()) << "too short to matter";
}

TEST_F(DiagnosesOf, BlockingCallsOfOneLineAreOne) {
    EXPECT_THAT(found(main_with("async def hog():\n    for i in range(3):\n        time.sleep(0.2)\n        await asyncio.sleep(0)\n",
                                "    await asyncio.gather(hog(), asyncio.sleep(1))\n")),
                ElementsAre("blocking_call of hog @4 x3 200 ms"));
}

TEST_F(DiagnosesOf, ComputingInTheLoop) {
    EXPECT_THAT(found("import asyncio\nfrom lessonlib import burn\nasync def hog():\n    burn(0.3)\nasync def main():\n    await asyncio.gather(hog(), asyncio.sleep(1))\nasyncio.run(main())\n"),
                ElementsAre("blocking_call of hog @4 x1 300 ms"));
    EXPECT_EQ(all_[0].wait.kind, WaitKind::nothing);
}

TEST_F(DiagnosesOf, NeverYields) {
    EXPECT_THAT(found(main_with("", "    while True:\n        pass\n"), 20'000), ElementsAre(HasSubstr("never_yields of main @")));
    EXPECT_THAT(found(main_with("", "    while True:\n        await asyncio.sleep(0.01)\n"), 20'000), IsEmpty()) << "it is endless, but lets go";
    EXPECT_THAT(found("while True: pass\n", 20'000), IsEmpty()) << "there is no loop";
}

TEST_F(DiagnosesOf, OneByOne) {
    const std::string get = "async def get(n):\n    await asyncio.sleep(0.1 * n)\n    return n\n";
    EXPECT_THAT(found(main_with(get, "    for n in 1, 2, 3:\n        await get(n)\n")), ElementsAre("one_by_one of main @7 x3 600 ms"));
    EXPECT_EQ(all_[0].longest, 300 * kMillisecond);
    EXPECT_THAT(found(main_with(get, "    await asyncio.gather(get(1), get(2), get(3))\n")), IsEmpty());
    EXPECT_THAT(found(main_with(get + "async def show(x): await asyncio.sleep(0.1)\n", "    x = await get(1)\n    await show(x)\n")), IsEmpty()) << "the second may need the result";
    EXPECT_THAT(found(main_with(get + "async def other(): await asyncio.sleep(9)\n", "    t = asyncio.create_task(other())\n    await get(1)\n    await get(2)\n    await t\n")), IsEmpty())
        << "others go on meanwhile";
    EXPECT_THAT(found(main_with("async def nothing(): pass\n", "    await nothing()\n    await nothing()\n")), IsEmpty()) << "they do not wait";
}

TEST_F(DiagnosesOf, NeverRetrieved) {
    const std::string fails = "async def fails():\n    raise ValueError(1)\n";
    EXPECT_THAT(found(main_with(fails, "    t = asyncio.create_task(fails())\n    await asyncio.sleep(0.1)\n")), ElementsAre("never_retrieved of fails @3 x1"));
    EXPECT_THAT(found(main_with(fails, "    t = asyncio.create_task(fails())\n    try: await t\n    except ValueError: pass\n")), IsEmpty());
}

TEST_F(DiagnosesOf, SwallowedCancel) {
    const auto program = [](const std::string& handler) {
        return main_with("async def work():\n    try: await asyncio.sleep(5)\n    except asyncio.CancelledError: " + handler + "\n",
                         "    t = asyncio.create_task(work())\n    await asyncio.sleep(0.1)\n    t.cancel()\n    await asyncio.wait([t])\n");
    };
    EXPECT_THAT(found(program("pass")), ElementsAre("swallowed_cancel of work @3 x1"));
    EXPECT_THAT(found(program("raise")), IsEmpty());
    EXPECT_THAT(found(main_with("", "    try:\n        async with asyncio.timeout(0.1): await asyncio.sleep(1)\n    except TimeoutError: pass\n")), IsEmpty());
    EXPECT_THAT(found(main_with("async def slow(): await asyncio.sleep(1)\n", "    try: await asyncio.wait_for(slow(), 0.1)\n    except TimeoutError: pass\n")), IsEmpty());
}

TEST_F(DiagnosesOf, LockAcrossAwait) {
    EXPECT_THAT(found(main_with("lock = threading.Lock()\n", "    with lock:\n        await asyncio.sleep(0.1)\n")), ElementsAre("lock_across_await of main @5 x1"));
    EXPECT_THAT(found(main_with("lock = threading.Lock()\n", "    with lock: pass\n    await asyncio.sleep(0.1)\n")), IsEmpty());
    EXPECT_THAT(found(main_with("lock = asyncio.Lock()\n", "    async with lock: await asyncio.sleep(0.1)\n")), IsEmpty());
}

TEST_F(DiagnosesOf, FireAndForget) {
    const std::string work = "async def work(): await asyncio.sleep(1)\n";
    EXPECT_THAT(found(main_with(work, "    asyncio.create_task(work())\n    await asyncio.sleep(0.1)\n")), ElementsAre("fire_and_forget of work @4 x1"));
    EXPECT_THAT(found(main_with(work, "    await asyncio.create_task(work())\n")), IsEmpty());
    EXPECT_THAT(found(main_with(work, "    t = asyncio.create_task(work())\n    await asyncio.sleep(0.1)\n    t.cancel()\n    await asyncio.sleep(0.1)\n")), IsEmpty())
        << "the program stopped it itself";
    EXPECT_THAT(found(main_with(work, "    t = asyncio.create_task(work())\n    await asyncio.sleep(0.1)\n    t.cancel()\n")), IsEmpty())
        << "and ends before it has heard of it";
    EXPECT_THAT(found(main_with(work, "    t = asyncio.create_task(work())\n    await asyncio.sleep(0.1)\n    raise SystemExit\n")), IsEmpty()) << "the program broke off";
}

TEST_F(DiagnosesOf, PoolStarvation) {
    const auto program = [](int workers) {
        return "import time\nfrom concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(" + std::to_string(workers) + ") as pool:\n    list(pool.map(time.sleep, [0.5] * 4))\n";
    };
    EXPECT_THAT(found(program(2)), ElementsAre(HasSubstr("pool_starvation")));
    EXPECT_EQ(all_[0].count, 2u);
    EXPECT_EQ(all_[0].duration, 500 * kMillisecond);
    EXPECT_FALSE(all_[0].forever);
    EXPECT_THAT(found(program(4)), IsEmpty());
}

TEST_F(DiagnosesOf, APoolWhoseWorkersWaitForIt) {
    found("from concurrent.futures import ThreadPoolExecutor\npool = ThreadPoolExecutor(1)\ndef inner(): return 1\ndef outer(): return pool.submit(inner).result()\nprint(pool.submit(outer).result())\n");
    ASSERT_EQ(all_.size(), 1u);
    EXPECT_EQ(all_[0].mistake, Mistake::pool_starvation);
    EXPECT_TRUE(all_[0].forever);
    EXPECT_EQ(all_[0].line, 4u);
}

TEST_F(DiagnosesOf, NotThreadSafe) {
    const auto program = [](const std::string& call) {
        return main_with("def hi(): pass\n", "    loop = asyncio.get_running_loop()\n    def other():\n        loop." + call + "(hi)\n    threading.Thread(target=other).start()\n    await asyncio.sleep(0.1)\n");
    };
    EXPECT_THAT(found(program("call_soon")), ElementsAre(HasSubstr("not_thread_safe of other @6")));
    EXPECT_THAT(found(program("call_soon_threadsafe")), IsEmpty());
}

TEST_F(DiagnosesOf, KeptPlace) {
    EXPECT_THAT(found(main_with("async def user(pool):\n    await pool.acquire()\n    raise ValueError\n",
                                "    pool = asyncio.Semaphore(2)\n    await asyncio.gather(user(pool), user(pool), return_exceptions=True)\n")),
                ElementsAre("kept_place of user @4 x2"));
    EXPECT_THAT(found(main_with("async def user(pool):\n    async with pool: raise ValueError\n",
                                "    pool = asyncio.Semaphore(2)\n    await asyncio.gather(user(pool), user(pool), return_exceptions=True)\n")),
                IsEmpty());
}

}  // namespace
}  // namespace asynchio
