// The trace tells the truth about Python programs: at every line, turn and iteration the fold of what was recorded so far
// is what the runtime itself has. Nothing in the programs takes part in this.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/tests/programs.h"
#include "core/tests/python_truth.h"
#include "core/tests/source_root.h"

namespace asynchio {
namespace {

using testing::PythonTruth;

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

// "core/tests/corpus/thread_lock" for a file of that name with ".py".
std::vector<std::string> programs_in(const std::string& folder) {
    std::vector<std::string> names;
    const std::filesystem::path root = source_root();
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
        const std::filesystem::path name = entry.path().lexically_relative(root);
        if (name.extension() == ".py" && name.string().find("tests/record") == std::string::npos)
            names.push_back((name.parent_path() / name.stem()).string());
    }
    std::ranges::sort(names);
    return names;
}

std::string differences_in(const std::string& program, int& compared, std::uint32_t seed = 0) {
    PythonTruth truth;
    RunRequest request;
    request.program = program;
    request.inputs = {"Ada", "3", "yes"};
    request.limits.events = 20'000;
    if (seed != 0) {  // any thread may be next, and be pushed aside anywhere
        request.schedule.policy = ScheduleText::Policy::random;
        request.machine.preempt = PreemptModel::any;
        request.machine.seed = seed;
        request.machine.cores = 1 + seed % 3;
    }
    testing::run_python(std::move(request), &truth);
    compared += truth.compared();
    return truth.differences();
}

void expect_truth_in(const std::vector<std::string>& names, int at_least, std::uint32_t seed = 0) {
    int compared = 0;
    for (const std::string& name : names) {
        const std::string program = read(source_root() / (name + ".py"));
        EXPECT_EQ(differences_in(program, compared, seed), "") << name << " " << seed;
    }
    EXPECT_GT(compared, at_least);
}

TEST(PythonTruth, HoldsInTheCorpus) { expect_truth_in(programs_in("core/tests/corpus"), 1000); }
TEST(PythonTruth, HoldsInTheRules) { expect_truth_in(programs_in("core/tests/rules"), 1000); }
TEST(PythonTruth, HoldsInTheLessons) {
    std::vector<std::string> lessons = programs_in("lessons");
    std::erase_if(lessons, [](const std::string& name) { return !name.ends_with("/program"); });
    expect_truth_in(lessons, 100);
}
TEST(PythonTruth, HoldsInVariedPrograms) {
    int compared = 0;
    for (const testing::NamedProgram& program : testing::varied_programs())
        EXPECT_EQ(differences_in(program.text, compared), "") << program.name;
    EXPECT_GT(compared, 1000);
}

TEST(PythonTruth, HoldsHoweverTheThreadsAreSwitched) {
    std::vector<std::string> names;
    for (const char* folder : {"core/tests/corpus", "core/tests/rules"})
        for (const std::string& name : programs_in(folder))
            if (read(source_root() / (name + ".py")).find("thread") != std::string::npos)
                names.push_back(name);
    for (const std::uint32_t seed : {1u, 2u, 3u}) expect_truth_in(names, 1000, seed);
}

// Programs in which it is hard to tell.
struct HardProgram {
    const char* name;
    const char* text;
};
class HardToTell : public ::testing::TestWithParam<HardProgram> {};

TEST_P(HardToTell, IsTold) {
    int compared = 0;
    EXPECT_EQ(differences_in(GetParam().text, compared), "");
    EXPECT_GT(compared, 5);
}

const HardProgram kHardPrograms[] = {
    {"PlaceOfASemaphoreForOneThatIsCancelled", R"(
import asyncio
async def hold(s, n):
    async with s: await asyncio.sleep(n)
async def main():
    s = asyncio.Semaphore(1)
    await s.acquire()
    waiter = asyncio.create_task(hold(s, 1))
    await asyncio.sleep(0)
    s.release()      # the place is the waiter's now
    waiter.cancel()  # who does not want it any more
    await asyncio.wait([waiter])
    print(s.locked())
    await hold(s, 0)
asyncio.run(main())
)"},
    {"BarrierThatBreaks", R"(
import asyncio, threading
async def come(b):
    try: await b.wait()
    except asyncio.BrokenBarrierError: print('broken')
async def main():
    b = asyncio.Barrier(3)
    tasks = [asyncio.create_task(come(b)) for _ in range(2)]
    await asyncio.sleep(0.1)
    await b.abort()
    print(b.n_waiting)
    await asyncio.gather(*tasks)
    await b.reset()
    print(b.n_waiting)
asyncio.run(main())
b = threading.Barrier(2)
try: b.wait(timeout=0.1)
except threading.BrokenBarrierError: print(b.n_waiting, b.broken)
print('over')
)"},
    {"QueueOfItemsThatHaveNoOrder", R"(
import asyncio, queue
async def main():
    q = asyncio.PriorityQueue()
    for item in (3, 1, 'x', 2):
        try: q.put_nowait(item)
        except TypeError as e: print(e)
    print(q.qsize())
    while not q.empty():
        try: print(q.get_nowait())
        except TypeError as e: print(e)
asyncio.run(main())
q = queue.PriorityQueue()
for item in (3, 1, 'x', 2):
    try: q.put(item)
    except TypeError as e: print(e)
print(q.qsize())
while not q.empty():
    try: print(q.get())
    except TypeError as e: print(e)
)"},
    {"TaskThatNobodyKeeps", R"(
import asyncio, gc
async def wait(lock):
    await asyncio.get_running_loop().create_future()
async def main():
    lock = asyncio.Lock()
    asyncio.create_task(wait(lock), name='forgotten')
    await asyncio.sleep(0)
    gc.collect()
    await asyncio.sleep(0.1)
    print(len(asyncio.all_tasks()))
asyncio.run(main())
)"},
    {"ThreadThatIsCalledInVain", R"(
import threading, time
lock = threading.Lock()
def use(n):
    for _ in range(3):
        with lock: time.sleep(0.1)
threads = [threading.Thread(target=use, args=(n,)) for n in range(4)]
for t in threads: t.start()
for t in threads: t.join()
)"},
    {"LockThatIsWaitedForWithATimeLimit", R"(
import threading, time
lock = threading.Lock()
def use(limit):
    if lock.acquire(timeout=limit):
        time.sleep(0.2)
        lock.release()
threads = [threading.Thread(target=use, args=(limit,)) for limit in (1, 0.2, 0.1, 0.3, 0.2)]
for t in threads: t.start()
for t in threads: t.join()
print('over')
)"},
    {"PoolThatBreaks", R"(
from concurrent.futures import ThreadPoolExecutor
def fail(): raise ValueError('no')
pool = ThreadPoolExecutor(2, initializer=fail)
calls = []
for i in range(3):
    try: calls.append(pool.submit(print, i))
    except Exception as e: print(type(e).__name__)
for call in calls: print(type(call.exception()).__name__)
print('over')
)"},
    {"ConditionOnASharedLock", R"(
import threading, time
lock = threading.RLock()
full, empty = threading.Condition(lock), threading.Condition(lock)
items = []
def put():
    for i in range(4):
        with full:
            while items: empty.wait(0.05)
            items.append(i)
            full.notify()
def get():
    for _ in range(4):
        with lock:
            full.wait_for(lambda: items)
            items.clear()
            empty.notify_all()
threads = [threading.Thread(target=f) for f in (get, put)]
for t in threads: t.start()
for t in threads: t.join()
print('over')
)"},
};
INSTANTIATE_TEST_SUITE_P(Programs, HardToTell, ::testing::ValuesIn(kHardPrograms),
                         [](const auto& program) { return std::string(program.param.name); });

}  // namespace
}  // namespace asynchio
