"""Records what stock CPython 3.11 prints for the programs in corpus/, and checks that it prints it every time.

    python3 core/tests/record_corpus.py              record the programs that have no record or changed since
    python3 core/tests/record_corpus.py --all        record every program
    python3 core/tests/record_corpus.py NAME...      record only these
    python3 core/tests/record_corpus.py --check      run every program and compare with its record
    python3 core/tests/record_corpus.py --luck ...   ask lessons/tests/virtual_clock.py as well: is the order of
                                                     the lines luck?

Beside NAME.py lie NAME.out (standard output), NAME.exit (the exit status, when it is not 0) and, when the program
has a line "# records: stderr", NAME.err: standard error without the frames of the standard library and without
folders. A line "# since: 3.11.7" keeps earlier versions away. A line "# input: TEXT" is a line of standard input. "# ends: stuck"
says that the program never ends: it is stopped after STUCK_AFTER seconds. "# interrupt: 0.75" presses Ctrl+C at this time;
nothing else should happen in the quarter of a second after it. "# real clock: WHY" keeps the program from the virtual clock.

A program is run until it prints what lessons/tests/virtual_clock.py foretold; where that cannot tell (input, processes,
programs that get stuck), until two runs agree: on a busy machine even timers 0.1 s apart can swap. After RUNS runs
nothing is written. What is written is always what the real python3 printed.
"""
import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TESTS = Path(__file__).resolve().parent
CORPUS = TESTS / 'corpus'
LESSON_TESTS = TESTS.parent.parent / 'lessons' / 'tests'
sys.path.insert(0, str(LESSON_TESTS))
from record_expected import examine, same_output  # noqa: E402

RUNS = 5
PARALLEL = 6      # the programs mostly sleep
STUCK_AFTER = 3   # seconds
LONGEST_RUN = 20  # seconds
INTERRUPTED = 130  # the exit status that a shell shows for an end by Ctrl+C
SLOW = 3.0        # seconds above the start of python3; longer programs are mentioned


def directives(text, name):
    return re.findall(rf'^# {name}: ?(.*)$', text, re.MULTILINE)


def plain_errors(text):
    """Standard error without the frames of the standard library and without folders."""
    kept, inside = [], False
    for line in text.splitlines():
        frame = re.match(r'^[ |+-]*File "(.*?)", line \d+', line)
        if frame:
            inside = '/lib/python3' in frame[1] or frame[1].startswith('<frozen')
        elif not line.lstrip(' |').startswith(('^', '~')) and not line.startswith('    ') and '|     ' not in line:
            inside = False
        if not inside:
            kept.append(re.sub(r'(File "|defined at )/[^">]*/', r'\1', line))
    return ''.join(line + '\n' for line in kept)


def start(program, environment, interrupts):
    def popen(**more):
        return subprocess.Popen([sys.executable, '-u', program.name], cwd=program.parent, encoding='utf-8',
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)
    if not interrupts:
        return popen(env=environment)
    # The time counts from where the program begins, which python3 tells when it has imported what takes long.
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, 'sitecustomize.py').write_text(
            'import asyncio, concurrent.futures.thread, os, queue\nos.write(int(os.environ["READY"]), b".")\n')
        ready, told = os.pipe()
        process = popen(env={**environment, 'PYTHONPATH': folder, 'READY': str(told)}, pass_fds=[told])
        os.read(ready, 1)
        os.close(ready)
        os.close(told)
    for interrupt in interrupts:
        threading.Timer(float(interrupt), process.send_signal, [signal.SIGINT]).start()
    return process


def run(program):
    """(stdout, plain stderr, exit status or None when it never ends, seconds) of python3."""
    text = program.read_text(encoding='utf-8')
    lines = ''.join(line + '\n' for line in directives(text, 'input'))
    stuck = directives(text, 'ends') == ['stuck']
    environment = {**os.environ, 'PYTHONDONTWRITEBYTECODE': '1', 'PYTHONPATH': ''}
    began = time.monotonic()
    process = start(program, environment, directives(text, 'interrupt'))
    try:
        stdout, stderr = process.communicate(lines, timeout=STUCK_AFTER if stuck else LONGEST_RUN)
    except subprocess.TimeoutExpired:
        process.kill()
        stdout, _ = process.communicate()
        if not stuck:
            sys.exit(f'{program.stem} does not end')
        return stdout, '', None, STUCK_AFTER
    if stuck:
        sys.exit(f'{program.stem} ends')
    status = INTERRUPTED if process.returncode == -signal.SIGINT else process.returncode
    return stdout, plain_errors(stderr), status, time.monotonic() - began


def same(a, b):
    return same_output(a[0], b[0]) and same_output(a[1], b[1]) and a[2] == b[2]


def write(path, text):
    if text:
        path.write_text(text, encoding='utf-8')
    elif path.exists():
        path.unlink()


def recorded(program):
    def read(suffix):
        path = program.with_suffix(suffix)
        return path.read_text(encoding='utf-8') if path.exists() else ''
    return read('.out'), read('.err'), int(read('.exit') or 0)


def run_until_two_agree(program, with_errors):
    """(the run that can be believed or None, all runs)"""
    def key(result):
        return result if with_errors else (result[0], '', *result[2:])

    expected, runs = foretold(program), []
    for _ in range(RUNS):
        result = run(program)
        runs.append(result)
        if expected:
            if same_output(expected[0], result[0]) and expected[1] == result[2]:
                return result, runs
        elif any(same(key(result), key(earlier)) for earlier in runs[:-1]):
            return result, runs
    return None, [(*expected, ''), *runs] if expected else runs


def foretold(program):
    """(stdout, exit status) under a virtual clock, or None for programs that it cannot run."""
    text = program.read_text(encoding='utf-8')
    if program.parent != CORPUS or any(directives(text, word) for word in ('input', 'ends', 'interrupt', 'real clock')):
        return None
    code = 'import json, sys, virtual_clock; json.dump(virtual_clock.run(sys.stdin.read()), sys.stdout)'
    ended = subprocess.run([sys.executable, '-c', code], cwd=LESSON_TESTS, input=text, encoding='utf-8',
                           capture_output=True, check=True)
    stdout, status, *_ = json.loads(ended.stdout)
    return stdout, status


def record(program, luck):
    """Complaints about one program; none when its record was written."""
    text = program.read_text(encoding='utf-8')
    wants_errors = bool(directives(text, 'records'))
    chosen, runs = run_until_two_agree(program, wants_errors)
    if chosen is None:
        return [f'{program.stem} is not stable:\n{runs[0]}\n{runs[1]}']
    complaints = []
    if min(r[3] for r in runs) > SLOW and chosen[2] is not None:
        complaints.append(f'{program.stem} takes {min(r[3] for r in runs):.1f} s')
    out, errors, status, _ = chosen
    if status and not wants_errors and errors:
        complaints.append(f'{program.stem} has exit status {status}:\n{errors}')
    errors = errors if wants_errors else ''
    write(program.with_suffix('.err'), errors)
    write(program.with_suffix('.exit'), f'{status}\n' if status else '')
    program.with_suffix('.out').write_text(out, encoding='utf-8')
    if luck and foretold(program):
        finding = examine(text)['luck']
        if finding not in (None, 'close'):  # timers near each other are no harm here: the record was foretold
            complaints.append(f'{program.stem}: {finding} decides what it prints')
    return complaints


def check(program, _):
    expected = recorded(program)
    for _ in range(RUNS):
        out, errors, status, _ = run(program)
        got = out, errors if directives(program.read_text(encoding='utf-8'), 'records') else '', status or 0
        if same(expected, got):
            return []
    return [f'{program.stem} is recorded as\n{expected}\nbut printed\n{got}']


def is_new(program):
    out = program.with_suffix('.out')
    return not out.exists() or out.stat().st_mtime < program.stat().st_mtime


def is_for_this_python(program):
    """Not when the program says that it shows what a later version of 3.11 does: "# since: 3.11.7"."""
    since = re.search(r'^# since: 3\.11\.(\d+)', program.read_text(encoding='utf-8'), re.MULTILINE)
    return since is None or sys.version_info[2] >= int(since[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--check', action='store_true')
    parser.add_argument('--all', action='store_true')
    parser.add_argument('--luck', action='store_true')
    parser.add_argument('--sample', type=int, help='only about this many programs')
    parser.add_argument('names', nargs='*')
    arguments = parser.parse_args()
    if (sys.version_info[:2], sys.implementation.name) != ((3, 11), 'cpython'):
        sys.exit('records are made with CPython 3.11, the version whose behaviour the programs show')
    programs = sorted(CORPUS.glob('*.py')) + sorted(CORPUS.glob('processes/process_*.py'))
    if arguments.names:
        programs = [program for program in programs if program.stem in arguments.names]
    elif not arguments.all and not arguments.check:
        programs = [program for program in programs if is_new(program)]
    programs = [program for program in programs if is_for_this_python(program)]
    if arguments.sample:
        programs = programs[::max(1, len(programs) // arguments.sample)]
    work = check if arguments.check else record
    with ThreadPoolExecutor(PARALLEL) as pool:
        complaints = [c for found in pool.map(lambda p: work(p, arguments.luck), programs) for c in found]
    print('\n'.join(complaints))
    print(f'{len(programs)} programs, {len(complaints)} complaints')
    sys.exit(1 if complaints else 0)


if __name__ == '__main__':
    main()
