#include "app/text/rewrites.h"

#include <gtest/gtest.h>

#include "app/text/editor.h"
#include "app/text/tests/dice.h"

namespace asynchio {
namespace {

// The text after the rewrite at this line (from 0); "no" if it is not offered there.
std::string rewritten(std::string_view text, std::size_t line, Rewrite kind) {
    TextEditor editor(text);
    const auto offer = rewrite_at(editor.document(), editor.tokens(), line, kind);
    if (!offer) return "no";
    return rewritten(editor.document(), *offer);
}

// There and back again.
void expect_pair(std::string_view text, std::size_t line, Rewrite there, std::string_view changed, Rewrite back) {
    EXPECT_EQ(rewritten(text, line, there), changed);
    EXPECT_EQ(rewritten(changed, line, back), text);
}

constexpr std::string_view kHead = "import asyncio, time\nasync def f():\n";

std::string in_f(std::string_view body) { return std::string(kHead) + std::string(body); }

TEST(Rewrites, ASleepLetsGoOrBlocks) {
    expect_pair(in_f("    await asyncio.sleep(1)"), 2, Rewrite::sleep_blocks, in_f("    time.sleep(1)"), Rewrite::sleep_lets_go);
    expect_pair(in_f("    x = 1; await asyncio.sleep(max(1, x))  # rest"), 2, Rewrite::sleep_blocks, in_f("    x = 1; time.sleep(max(1, x))  # rest"), Rewrite::sleep_lets_go);
    EXPECT_EQ(rewritten(in_f("    x = await asyncio.sleep(1, 'x')"), 2, Rewrite::sleep_blocks), "no") << "it has a result";
    EXPECT_EQ(rewritten(in_f("    t = asyncio.create_task(asyncio.sleep(1))"), 2, Rewrite::sleep_blocks), "no");
    EXPECT_EQ(rewritten(in_f("    print('await asyncio.sleep(1)')"), 2, Rewrite::sleep_blocks), "no");
    EXPECT_EQ(rewritten(in_f("    pass  # await asyncio.sleep(1)"), 2, Rewrite::sleep_blocks), "no");
    EXPECT_EQ(rewritten(in_f("    await asyncio.sleep("), 2, Rewrite::sleep_blocks), "no");
}

TEST(Rewrites, OnlyInAnAsyncDefASleepCanBeAwaited) {
    EXPECT_EQ(rewritten("import asyncio, time\ndef f():\n    time.sleep(1)", 2, Rewrite::sleep_lets_go), "no");
    EXPECT_EQ(rewritten("import asyncio, time\ntime.sleep(1)", 1, Rewrite::sleep_lets_go), "no");
    EXPECT_EQ(rewritten("import asyncio, time\nasync def f():\n    def g():\n        time.sleep(1)\n    time.sleep(2)", 3, Rewrite::sleep_lets_go), "no");
    EXPECT_EQ(rewritten("import asyncio, time\nasync def f():\n    def g():\n        pass\n    time.sleep(2)", 4, Rewrite::sleep_lets_go),
              "import asyncio, time\nasync def f():\n    def g():\n        pass\n    await asyncio.sleep(2)");
    EXPECT_EQ(rewritten("import asyncio, time\nasync def f(): time.sleep(2)", 1, Rewrite::sleep_lets_go), "import asyncio, time\nasync def f(): await asyncio.sleep(2)");
}

TEST(Rewrites, TheImportComesAlong) {
    EXPECT_EQ(rewritten("import asyncio  # loop\nasync def f():\n    await asyncio.sleep(1)", 2, Rewrite::sleep_blocks),
              "import asyncio, time  # loop\nasync def f():\n    time.sleep(1)");
    EXPECT_EQ(rewritten("async def f():\n    time.sleep(1)", 1, Rewrite::sleep_lets_go), "import asyncio\nasync def f():\n    await asyncio.sleep(1)");
    EXPECT_EQ(rewritten("import asyncio, time as t\nasync def f():\n    await asyncio.sleep(1)", 2, Rewrite::sleep_blocks),
              "import asyncio, time as t, time\nasync def f():\n    time.sleep(1)");
}

TEST(Rewrites, ALockIsThereOrNot) {
    expect_pair(in_f("    async with lock:\n        pass"), 2, Rewrite::lock_off, in_f("    if True:  # async with lock:\n        pass"), Rewrite::lock_on);
    expect_pair(in_f("    with self.lock: x += 1"), 2, Rewrite::lock_off, in_f("    if True: x += 1  # with self.lock:"), Rewrite::lock_on);
    expect_pair(in_f("    with lock:  # guards x\n        pass"), 2, Rewrite::lock_off, in_f("    if True:  # with lock:  # guards x\n        pass"), Rewrite::lock_on);
    EXPECT_EQ(rewritten(in_f("    with open('x') as file:"), 2, Rewrite::lock_off), "no");
    EXPECT_EQ(rewritten(in_f("    async with asyncio.timeout(1):"), 2, Rewrite::lock_off), "no");
    EXPECT_EQ(rewritten(in_f("    if True:  # always"), 2, Rewrite::lock_on), "no");
}

TEST(Rewrites, AllAtOnceOrOneByOne) {
    expect_pair(in_f("    await asyncio.gather(a(), b(1, (2, 3)))"), 2, Rewrite::one_by_one, in_f("    await a()\n    await b(1, (2, 3))"), Rewrite::gather);
    expect_pair(in_f("    x, y = await asyncio.gather(a(','), b())  # both"), 2, Rewrite::one_by_one, in_f("    x = await a(',')  # both\n    y = await b()"), Rewrite::gather);
    expect_pair(in_f("    all = await asyncio.gather(a(), b(1, [2]))  # both"), 2, Rewrite::one_by_one, in_f("    all = [await a(), await b(1, [2])]  # both"), Rewrite::gather);
    for (const char* other : {"    all = [await a(), b()]", "    all = [await a()]", "    all = [await q.get(), await q.get()]", "    all = [await a(), await b()] + c",
                              "    print('x = [await a(), await b()]')", "    all = [await a() for a in await b()]"})
        EXPECT_EQ(rewritten(in_f(other), 2, Rewrite::gather), "no") << other;
    EXPECT_EQ(rewritten(in_f("    await asyncio.gather(\n        a(),\n        b(),\n    )\n    print()"), 2, Rewrite::one_by_one), in_f("    await a()\n    await b()\n    print()"));
    EXPECT_EQ(rewritten(in_f("    await asyncio.gather(a(), b(), return_exceptions=True)"), 2, Rewrite::one_by_one), "no");
    EXPECT_EQ(rewritten(in_f("    await asyncio.gather(a())"), 2, Rewrite::one_by_one), "no");
    EXPECT_EQ(rewritten(in_f("    x, y, z = await asyncio.gather(a(), b())"), 2, Rewrite::one_by_one), "no");
    EXPECT_EQ(rewritten(in_f("    return await asyncio.gather(a(), b())"), 2, Rewrite::one_by_one), "no");
    EXPECT_EQ(rewritten(in_f("    await asyncio.gather(a(), b()), 1"), 2, Rewrite::one_by_one), "no");
}

TEST(Rewrites, ALoopOfAwaitsBecomesAGather) {
    expect_pair(in_f("    await asyncio.gather(*(get(u) for u in urls))"), 2, Rewrite::one_by_one, in_f("    for u in urls:\n        await get(u)"), Rewrite::gather);
    EXPECT_EQ(rewritten(in_f("    await asyncio.gather(*[get(u, i) for i, u in enumerate(urls)])"), 2, Rewrite::one_by_one),
              in_f("    for i, u in enumerate(urls):\n        await get(u, i)"));
    EXPECT_EQ(rewritten(in_f("    pages = await asyncio.gather(*[get(u) for u in urls])"), 2, Rewrite::one_by_one), in_f("    pages = [await get(u) for u in urls]"));
    EXPECT_EQ(rewritten(in_f("    pages = [await get(u) for u in urls]"), 2, Rewrite::gather), in_f("    pages = await asyncio.gather(*(get(u) for u in urls))"));
    EXPECT_EQ(rewritten(in_f("    for u in urls:\n        await get(u)"), 3, Rewrite::gather), in_f("    await asyncio.gather(*(get(u) for u in urls))")) << "asked at the body";
    EXPECT_EQ(rewritten(in_f("    for u in urls:\n        await get(u)\n        print(u)"), 2, Rewrite::gather), "no") << "the body goes on";
    EXPECT_EQ(rewritten(in_f("    for n in 1, 2:\n        await get(n)"), 2, Rewrite::gather), in_f("    await asyncio.gather(*(get(n) for n in (1, 2)))"));
    EXPECT_EQ(rewritten(in_f("    for n in:\n        await get(n)"), 2, Rewrite::gather), "no");
    EXPECT_EQ(rewritten(in_f("    await asyncio.gather(*(get(u) for u in urls if u))"), 2, Rewrite::one_by_one), "no");
    EXPECT_EQ(rewritten(in_f("    await asyncio.gather(*jobs)"), 2, Rewrite::one_by_one), "no");
}

TEST(Rewrites, MendWhatARunHasShown) {
    EXPECT_EQ(rewritten(in_f("    asyncio.create_task(g(1))  # go"), 2, Rewrite::await_task), in_f("    await asyncio.create_task(g(1))  # go"));
    for (const char* other : {"    t = asyncio.create_task(g())", "    g()", "    print('asyncio.create_task(g())')"})
        EXPECT_EQ(rewritten(in_f(other), 2, Rewrite::await_task), "no") << other;
    EXPECT_EQ(rewritten(in_f("    while not done:\n        n += 1"), 2, Rewrite::let_go), in_f("    while not done:\n        await asyncio.sleep(0)\n        n += 1"));
    EXPECT_EQ(rewritten(in_f("    while not done:\n        n += 1"), 3, Rewrite::let_go), in_f("    while not done:\n        await asyncio.sleep(0)\n        n += 1"));
    EXPECT_EQ(rewritten(in_f("    for i in x:\n        if i:\n            n += 1"), 4, Rewrite::let_go),
              in_f("    for i in x:\n        if i:\n            await asyncio.sleep(0)\n            n += 1"));
    EXPECT_EQ(rewritten(in_f("    n += 1"), 2, Rewrite::let_go), "no") << "there is no loop";
    for (const char* part : {"    while x:\n        if a:\n            pass\n        else:", "    while x:\n        f(1,\n          2,\n          3)"})
        EXPECT_EQ(rewritten(in_f(part), 5, Rewrite::let_go), "no") << part;
    EXPECT_EQ(rewritten(in_f("    task.cancel(msg='x')"), 2, Rewrite::thread_safe), "no") << "it would be an argument of another call";
    EXPECT_EQ(rewritten("import asyncio\nfor i in x:\n    async def f():\n        n += 1", 3, Rewrite::let_go), "no") << "that loop is another one's";
    EXPECT_EQ(rewritten(in_f("    fut.set_result(max(1, x))  # now"), 2, Rewrite::thread_safe),
              in_f("    fut.get_loop().call_soon_threadsafe(fut.set_result, max(1, x))  # now"));
    EXPECT_EQ(rewritten(in_f("    self.loop.call_soon(f, 1)"), 2, Rewrite::thread_safe), in_f("    self.loop.call_soon_threadsafe(f, 1)"));
    EXPECT_EQ(rewritten(in_f("    task.cancel()"), 2, Rewrite::thread_safe), in_f("    task.get_loop().call_soon_threadsafe(task.cancel)"));
    EXPECT_EQ(rewritten(in_f("    q.put_nowait(1)"), 2, Rewrite::thread_safe), "no") << "a queue does not tell its loop";
}

TEST(Rewrites, WhatNeedsTheResultBeforeItIsNotGathered) {
    EXPECT_EQ(rewritten(in_f("    x = await a()\n    y = await b(x)"), 2, Rewrite::gather), "no");
    EXPECT_EQ(rewritten(in_f("    x = await a()\n    y = await b(x)\n    z = await c()"), 4, Rewrite::gather), in_f("    x = await a()\n    y, z = await asyncio.gather(b(x), c())"));
    EXPECT_EQ(rewritten(in_f("    x = await a()\n    y = await b('x')"), 2, Rewrite::gather), in_f("    x, y = await asyncio.gather(a(), b('x'))")) << "a string is no use of x";
    EXPECT_EQ(rewritten(in_f("    await q.put(1)\n    await q.put(2)"), 2, Rewrite::gather), "no") << "these have an order";
}

TEST(Rewrites, AForgottenAwaitIsAdded) {
    EXPECT_EQ(rewritten(in_f("    cook(1)  # soup"), 2, Rewrite::add_await), in_f("    await cook(1)  # soup"));
    EXPECT_EQ(rewritten("def f():\n    cook(1)", 1, Rewrite::add_await), "no");
    EXPECT_EQ(rewritten(in_f("    x = cook(1)"), 2, Rewrite::add_await), "no");
}

TEST(Rewrites, ALineOffersItsToggles) {
    TextEditor editor(in_f("    await asyncio.sleep(1)\n    await asyncio.sleep(2)\n    cook()"));
    std::vector<Rewrite> kinds;
    for (const RewriteOffer& offer : rewrites_at(editor.document(), editor.tokens(), 2)) kinds.push_back(offer.kind);
    EXPECT_EQ(kinds, (std::vector{Rewrite::sleep_blocks, Rewrite::gather}));
    EXPECT_TRUE(rewrites_at(editor.document(), editor.tokens(), 4).empty());
    EXPECT_TRUE(rewrites_at(editor.document(), editor.tokens(), 99).empty());
}

// Any text at all: nothing crashes, and what is offered lies in the text, in order.
TEST(Rewrites, TakeAnyText) {
    const std::vector<std::string> pieces = {"await ", "asyncio.gather(", "asyncio.sleep(", "time.sleep(", ")", "(", "[", "]", ",", " for ", " in ", "x", "=", ":", "with ", "lock",
                                             "if True:  # ", "\n", "    ", "async def ", "def ", "'", "\"\"\"", "#", "\\", "*", "import ", "ä", "{", "}"};
    for (unsigned seed = 1; seed <= 3000; ++seed) {
        Dice dice(seed);
        std::string text;
        for (std::size_t i = dice.roll(40); i > 0; --i) text += dice.pick(pieces);
        TextEditor editor(text);
        for (std::size_t line = 0; line < editor.document().line_count(); ++line) {
            for (std::size_t kind = 0; kind <= static_cast<std::size_t>(Rewrite::thread_safe); ++kind) {
                const auto offer = rewrite_at(editor.document(), editor.tokens(), line, static_cast<Rewrite>(kind));
                if (!offer) continue;
                TextPosition end;
                for (const TextReplacement& replacement : offer->replacements) {
                    EXPECT_LE(end, replacement.range.start) << text;
                    EXPECT_LE(replacement.range.start, replacement.range.end) << text;
                    EXPECT_EQ(editor.document().snapped(replacement.range), replacement.range) << text;
                    end = replacement.range.end;
                }
            }
        }
    }
}

}  // namespace
}  // namespace asynchio
