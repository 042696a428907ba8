#!/usr/bin/env python3
"""Shows that the gates can fail: damages a copy of the sources, and expects the gate that looks there to turn red.

    mutation_test.py BUILD_FOLDER

MUTANTS says which gate is killed by which damage. Each gate is run once on the undamaged copy, where it must be green.
Faults inside one process are in mutation_test.cpp.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def replace(old, new, count=1):
    """In the text of a file; `old` must be there."""

    def change(text):
        assert old in text, old
        return text.replace(old, new, count)

    return change


def swap_lines(a, b):
    def change(text):
        lines = text.splitlines(keepends=True)
        lines[a], lines[b] = lines[b], lines[a]
        return "".join(lines)

    return change


def drop_line(text):
    lines = text.splitlines(keepends=True)
    return "".join(lines[: len(lines) // 2] + lines[len(lines) // 2 + 1:])


def add(more):
    return lambda text: text + more


def other_thread(text):
    """The shared variable is written by the other thread."""
    line = re.search(r"^.* T2 variable_written .*$", text, re.MULTILINE)
    return text[: line.start()] + line.group(0).replace(" T2 ", " T3 ") + text[line.end():]


def other_record(text):
    records = json.loads(text)
    records[0]["stdout"] = records[0]["stdout"].replace("[", "<", 1)
    return json.dumps(records)


def test(program, name):
    return ["bin/" + program, "--gtest_filter=" + name]


CORPUS = lambda name: test("corpus_tests", "Programs/Corpus.*/" + name)
RULE = lambda name: test("python_tests", "OfSemantics/Rule.*/" + name)
GOLDEN = lambda name: test("runs_tests", "Lessons/Golden.*/" + name)
TWIN = lambda name: test("runs_tests", "Lessons/Twin.*/" + name)
TWIN_IN_CPP = lambda name: test("runs_tests", "Lessons/TwinInCpp.*/" + name)
ARCHITECTURE = lambda name: test("architecture_tests", "Architecture." + name)
RECORDS = test("lessons_tests", "Expected.*")
EXAMPLE = ["cmake", "-DPROGRAM=bin/example_kiosk", "-DSTATUS=0", "-DEXPECTED={root}/core/examples/kiosk.out",
           "-P", str(ROOT / "core/examples/check_example.cmake")]
SLOWER = replace("asyncio.sleep(s)", "asyncio.sleep(s + 0.5)")

# (what is wrong, file, how it comes about, the gate that must notice)
MUTANTS = [
    ("python3 printed one line less", "core/tests/corpus/gather_order.out", drop_line, CORPUS("gather_order")),
    ("python3 printed two lines in another order", "core/tests/corpus/lock_fairness.out", swap_lines(0, 1),
     CORPUS("lock_fairness")),
    ("python3 ended with another status", "core/tests/corpus/sys_exit_codes.exit", lambda _: "77\n",
     CORPUS("sys_exit_codes")),
    ("python3 told another error", "core/tests/corpus/uncaught_in_main.err", replace("Error", "Warning"),
     CORPUS("uncaught_in_main")),
    ("a program that was not stuck in python3 is here", "core/tests/corpus/hello_async.py",
     add("\nimport threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()\n"), CORPUS("hello_async")),
    ("python3 printed something else for a rule", "core/tests/rules/R001.out", lambda text: "x" + text, RULE("R001")),
    ("a rule is neither tested nor listed", "core/tests/rules/R100.py", None,
     test("python_tests", "Rules.AreAllTested")),
    ("an event is missing", "app/tests/golden/05-gather.trace", drop_line, GOLDEN("05")),
    ("two events changed places", "app/tests/golden/01-wait-together.trace", swap_lines(40, 41), GOLDEN("01")),
    ("another thread writes the variable", "app/tests/golden/11-lost-update.trace", other_thread, GOLDEN("11")),
    ("a trace of another vocabulary", "app/tests/golden/09-worker.trace", replace(" job_queued ", " job_waits "), GOLDEN("09")),
    ("python3 printed something else for a lesson", "lessons/tests/expected/05-gather.json", other_record,
     TWIN("05")),
    ("a lesson is slower in Python than in C++", "lessons/05-gather/program.py", SLOWER, TWIN_IN_CPP("05")),
    ("a lesson is not what it was", "lessons/05-gather/program.py", SLOWER, GOLDEN("05")),
    ("a caption belongs to another moment", "app/tests/golden/captions.txt", swap_lines(1, 3), test("runs_tests", "Captions.*")),
    ("a question has another answer", "lessons/05-gather/program.py", SLOWER, test("runs_tests", "Questions.AboutAWholeRun")),
    ("a record of a lesson is missing", "lessons/tests/expected/09-worker.json",
     lambda text: json.dumps(json.loads(text)[:-1]), RECORDS),
    ("a C++ program prints something else than python3", "core/examples/kiosk.out", swap_lines(1, 2), EXAMPLE),
    ("the loop knows Python", "core/loop/task.cpp", add('#include "core/python/py.h"\n'), ARCHITECTURE("IncludesFollowTheLayers")),
    ("the runtime includes Python.h", "core/sync/lock.cpp", add("#include <Python.h>\n"),
     ARCHITECTURE("TheRuntimeKnowsNoPythonAndThePanelsNoRunner")),
    ("a file is too long", "core/sync/event.cpp", add("// more\n" * 500), ARCHITECTURE("FilesStaySmall")),
    ("something is left to do", "core/sync/event.cpp", add("// TO" + "DO\n"), ARCHITECTURE("NothingIsLeftUnfinishedOrSkipped")),
    ("a global can be changed", "core/sync/event.cpp", add("static std::string last_event;\n"),
     ARCHITECTURE("NobodyKeepsMutableGlobals")),
    ("another folder at the top", "notes/notes.txt", lambda _: "notes\n", ARCHITECTURE("TheTopLevelIsAsAgreed")),
    ("a lesson that cannot be drawn", "lessons/05-gather/program.py", None, test("frames_tests", "Lessons/*/Lesson05")),
]


class Copy:
    """The sources, where they may be damaged."""

    def __init__(self, folder):
        self.root = pathlib.Path(folder)
        for name in ("app", "core", "lessons"):
            shutil.copytree(ROOT / name, self.root / name)
        for name in ("assets", "CMakeLists.txt", "README.md"):
            (self.root / name).symlink_to(ROOT / name)

    def damage(self, name, change):
        """Returns what mends it."""
        path = self.root / name
        before = path.read_text() if path.exists() else None
        if change is None:
            path.unlink()
        else:
            after = change(before or "")
            assert after != before, name + " stays as it is"
            path.parent.mkdir(exist_ok=True)
            path.write_text(after)
        if before is not None:
            return lambda: path.write_text(before)
        return lambda: shutil.rmtree(path.parent)


def passes(build, copy, gate):
    """Whether the gate is green; a gate without any test is an error."""
    command = [word.replace("{root}", str(copy.root)) for word in gate]
    if command[0].startswith("bin/"):
        command[0] = str(build / command[0])
    done = subprocess.run(command, cwd=build, env={**os.environ, "ASYNCHIO_SOURCE_ROOT": str(copy.root)},
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60)
    ran = command[0] == "cmake" or re.search(r"Running [1-9]\d* test", done.stdout)
    return bool(ran), done.returncode == 0, done.stdout


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="asynchio-mutants-") as folder:
        copy = Copy(folder)
        green = {}
        for what, name, change, gate in MUTANTS:
            key = tuple(gate)
            if key not in green:
                green[key] = passes(build, copy, gate)
            ran, fine, text = green[key]
            if not ran or not fine:
                print(f"NOT GREEN without damage: {' '.join(gate)}\n{text[-2000:]}")
                wrong += 1
                continue
            mend = copy.damage(name, change)
            ran, fine, text = passes(build, copy, gate)
            mend()
            if fine or not ran:
                print(f"NOT NOTICED: {what} ({name}) by {' '.join(gate)}\n{text[-500:]}")
                wrong += 1
            else:
                print(f"noticed: {what} ({name})")
    print(f"{len(MUTANTS) - wrong} of {len(MUTANTS)} were noticed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
