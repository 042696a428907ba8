"""Programs that try to hang, crash or flood: each must end in a sentence, and nothing else may come of it.

The first lines of a program in hostile/ say how it may end: "# ends: raised 1|stuck" (alternatives where it depends on
the Python or the machine), and with "# says:" a part of the sentence.

usage: hostile_test.py PATH_OF_ASYNCHIO [PART_OF_NAME...]
"""
import concurrent.futures
import os
import pathlib
import subprocess
import sys
import time

PROGRAMS = pathlib.Path(__file__).parent / 'hostile'
PATIENCE = 90  # seconds; the slowest limit is 10 s of processor time, and sanitizers and busy machines are slow
STATUS = {'finished': 0, 'raised': 1, 'exited': 1, 'stuck': 3, 'out_of_budget': 4, 'crashed': 5}


def note(text, name):
    return next((line.split(':', 1)[1].strip() for line in text.split('\n') if line.startswith(f'# {name}:')), '')


def allowed(ends):
    """The exit statuses for "finished|raised 1|exited"; plain "exited" is an exit with any status."""
    statuses = {STATUS[ending.split()[0]] for ending in ends.split('|')}
    return statuses | {0} if 'exited' in ends.split('|') else statuses


def check(app, path):
    """What is wrong with this program's end, or an empty string."""
    text = path.read_text(encoding='utf-8', errors='replace')
    ends, says = note(text, 'ends'), note(text, 'says')
    if not ends:
        return 'has no "# ends:" line'
    begin = time.monotonic()
    try:
        done = subprocess.run([app, 'run', str(path)], capture_output=True, stdin=subprocess.DEVNULL, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return f'did not end within {PATIENCE} s'
    sentence = done.stderr.decode('utf-8', 'replace')
    what = f'status {done.returncode} after {time.monotonic() - begin:.1f} s, {sentence[-300:]!r}'
    if done.returncode not in allowed(ends):
        return f'should end as {ends}: {what}'
    if says and says not in sentence and says not in done.stdout.decode('utf-8', 'replace'):
        return f'should say {says!r}: {what}'
    if done.returncode in (3, 4, 5) and 'asynchio:' not in sentence:
        return f'should end in a sentence: {what}'
    return ''


def main():
    app, *parts = sys.argv[1:]
    paths = sorted(path for path in PROGRAMS.rglob('*.py') if all(part in str(path) for part in parts))
    with concurrent.futures.ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
        wrong = [(path, text) for path, text in zip(paths, pool.map(lambda path: check(app, path), paths)) if text]
    for path, text in wrong:
        print(f'{path.relative_to(PROGRAMS)}: {text}')
    print(f'{len(paths) - len(wrong)} of {len(paths)} programs ended as they should')
    return 1 if wrong or not paths else 0


sys.exit(main())
