// Programs with threads as programs with tasks, and back. The pairs are files, since app/tests runs them, too.
#include "app/text/crew_rewrites.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/text/editor.h"
#include "app/text/rewrites.h"

namespace asynchio {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

// The text after the change that some line offers; "no" when none does.
std::string rewritten(std::string_view text, Rewrite kind) {
    TextEditor editor(text);
    for (std::size_t line = 0; line < editor.document().line_count(); ++line)
        if (const auto offer = rewrite_at(editor.document(), editor.tokens(), line, kind)) return rewritten(editor.document(), *offer);
    return "no";
}

std::string with_tasks(std::string_view text) { return rewritten(text, Rewrite::tasks); }
std::string with_threads(std::string_view text) { return rewritten(text, Rewrite::threads); }

TEST(CrewRewrites, ThreadsBecomeTasksAndBack) {
    int pairs = 0;
    for (const auto& entry : fs::directory_iterator(ASYNCHIO_CREW_PROGRAMS)) {
        const bool to_tasks = entry.path().filename().string().starts_with("to-tasks");
        const std::string before = read(entry.path() / "before.py"), after = read(entry.path() / "after.py");
        EXPECT_EQ(to_tasks ? with_tasks(before) : with_threads(before), after) << entry.path();
        EXPECT_NE(to_tasks ? with_threads(after) : with_tasks(after), "no") << entry.path() << " has no way back";
        EXPECT_EQ(to_tasks ? with_threads(before) : with_tasks(before), "no") << entry.path();
        ++pairs;
    }
    EXPECT_GE(pairs, 7);
}

constexpr std::string_view kHead = "import threading, time\ndef f(x):\n    time.sleep(x)\n";

std::string of_threads(std::string_view lines) { return with_tasks(std::string(kHead) + std::string(lines)); }

constexpr std::string_view kPlain = "t = threading.Thread(target=f, args=(1,))\nt.start()\nt.join()\n";

TEST(CrewRewrites, OnlyThreadsThatAreUnderstoodBecomeTasks) {
    ASSERT_NE(of_threads(kPlain), "no");
    const std::string_view others[] = {
        "t = threading.Thread(target=f, args=(1,))\nt.start()\n",                                      // nobody waits for it
        "t = threading.Thread(target=f, args=(1,))\nt.join()\n",                                       // it never starts
        "threading.Thread(target=f, args=(1,)).start()\n",
        "t = threading.Thread(target=f, args=(1,), daemon=True)\nt.start()\nt.join()\n",
        "t = threading.Thread(target=f, args=(1))\nt.start()\nt.join()\n",                             // not a tuple
        "t = threading.Thread(target=f, kwargs={'x': 1})\nt.start()\nt.join()\n",
        "t = threading.Thread(target=lambda: f(1))\nt.start()\nt.join()\n",
        "t = threading.Thread(target=print, args=(1,))\nt.start()\nt.join()\n",                        // not a function of the program
        "t = threading.Thread(target=f, args=(1,))\nt.start()\nt.join(1)\n",
        "t = threading.Thread(target=f, args=(1,))\nt.start()\nprint(t.is_alive())\nt.join()\n",
        "t = threading.Thread(target=f, args=(1,))\ntime.sleep(1)\nt.start()\nt.join()\n",             // a task would begin at the sleep
        "t = threading.Thread(target=f, args=(1,))\nt.start()\nif f:\n    t.join()\n",                 // perhaps nobody waits
        "ts = [threading.Thread(target=f, args=(i,)) for i in (1, 2)]\nfor t in ts:\n    t.start()\n    t.join()\n",  // one after another
        "t = threading.Thread(target=f, args=(1,))\nu = threading.Thread(target=f, args=(2,))\nt.start()\nt.join()\nu.start()\nu.join()\n",
        "e = threading.Event()\nt = threading.Thread(target=f, args=(1,))\nt.start()\nt.join()\n",
        "t = threading.Thread(target=f, args=(1,)); t.start()\nt.join()\n",
        "print([f(x) for x in (1, 2)])\nt = threading.Thread(target=f, args=(1,))\nt.start()\nt.join()\n",
        "g = f\nt = threading.Thread(target=f, args=(1,))\nt.start()\nt.join()\n",
        "lock = threading.Lock()\nlock.acquire()\nt = threading.Thread(target=f, args=(1,))\nt.start()\nt.join()\n",
        "t = threading.Thread(target=f, args=(1,))\nt.start()\nt.join()\ndef g(): pass\n",             // it would be inside main
    };
    for (const std::string_view lines : others) EXPECT_EQ(of_threads(lines), "no") << lines;
    EXPECT_EQ(with_tasks("import threading\ndef f():\n    raise ValueError\n" + std::string("t = threading.Thread(target=f)\nt.start()\nt.join()\n")), "no")
        << "an error ends a thread only";
    EXPECT_EQ(with_tasks("import threading as th\n" + std::string(kPlain)), "no");
    EXPECT_EQ(with_tasks("from threading import Thread\n" + std::string(kPlain)), "no");
}

TEST(CrewRewrites, OnlyTasksThatAreUnderstoodBecomeThreads) {
    const auto main = [](std::string_view lines) {
        return with_threads("import asyncio\nasync def f(x):\n    await asyncio.sleep(x)\nasync def main():\n" + std::string(lines) + "asyncio.run(main())\n");
    };
    ASSERT_NE(main("    t = asyncio.create_task(f(1))\n    await t\n"), "no");
    const std::string_view others[] = {
        "    t = asyncio.create_task(f(1))\n",                           // it is cancelled at the end
        "    asyncio.create_task(f(1))\n",
        "    t = asyncio.create_task(f(1))\n    x = await t\n",          // a thread has no result
        "    x = await asyncio.gather(f(1), f(2))\n",
        "    await asyncio.gather(f(1), f(2), return_exceptions=True)\n",
        "    t = asyncio.create_task(f(1))\n    t.cancel()\n    await t\n",
        "    t = asyncio.create_task(f(x=1))\n    await t\n",
        "    t = asyncio.create_task(asyncio.sleep(1))\n    await t\n",
        "    await asyncio.wait_for(f(1), 2)\n    t = asyncio.create_task(f(1))\n    await t\n",
        "    async with asyncio.TaskGroup() as g:\n        g.create_task(f(1))\n",
        "    c = f(1)\n    t = asyncio.create_task(f(1))\n    await t\n    await c\n",
        "    q = asyncio.Queue()\n    t = asyncio.create_task(f(1))\n    await t\n",
        "    await f(1)\n",                                              // there is no task at all
        "    t = threads = asyncio.create_task(f(1))\n    await t\n",
    };
    for (const std::string_view lines : others) EXPECT_EQ(main(lines), "no") << lines;
}

TEST(CrewRewrites, AreOfferedWhereTheFirstOneIsMade) {
    const std::string text = std::string(kHead) + std::string(kPlain) + "u = threading.Thread(target=f, args=(1,))\nu.start()\nu.join()\n";
    TextEditor editor(text);
    std::vector<std::size_t> lines;
    for (std::size_t line = 0; line < editor.document().line_count(); ++line)
        if (rewrite_at(editor.document(), editor.tokens(), line, Rewrite::tasks)) lines.push_back(line);
    EXPECT_EQ(lines, std::vector<std::size_t>{3});
}

TEST(CrewRewrites, WhatTheFunctionsShareStaysShared) {
    const std::string text = "import threading, time\ndef f():\n    global n\n    time.sleep(1)\n    n += k\nn = 0\nk = 1\nt = threading.Thread(target=f)\nt.start()\nk = 2\nt.join()\nown = n\nprint(own)\n";
    const std::string changed = with_tasks(text);
    EXPECT_NE(changed.find("async def main():\n    global k\n    t = asyncio.create_task(f())\n    k = 2\n"), changed.npos) << changed;
}

}  // namespace
}  // namespace asynchio
