"""Records what stock CPython 3.11 prints for each lesson, and checks a sample of the records.

    python3 lessons/tests/record_expected.py             write lessons/tests/expected/*.json (some minutes)
    python3 lessons/tests/record_expected.py 05-gather   only these lessons
    python3 lessons/tests/record_expected.py --check     run SAMPLE records of each lesson again and compare

A record is one run: {"draw", "settings", "stdout", "exit_code"}; the exit code of a program that gets stuck is
"stuck": python3 waits for ever then, and is ended when nothing can happen any more. The first one has no settings (draw -1: the
program as it stands). RUNS more have settings of all sliders, drawn with the seed SEED as
lessons/reader/random_settings.h says; "draw" counts them from 0. A draw is skipped when virtual_clock.py
finds that luck decides what it prints (timers closer than 30 ms, or the order of threads), so every record
can be compared on any machine. What is written is always what the real python3 printed; it must be what the
virtual clock foretold.

Programs with processes, or that compute with lessonlib, are not foretold: python3 must print the same twice.

Only standard output is recorded: debug logs on standard error contain addresses and measured times.
"""
import argparse
import decimal
import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

LESSONS = Path(__file__).resolve().parent.parent
EXPECTED = LESSONS / 'tests' / 'expected'
SEED = 1
RUNS = 20
MAX_DRAWS = 1000
SAMPLE = 3
PARALLEL = 12         # the programs mostly sleep
ATTEMPTS = 3          # on a busy machine even timers 30 ms apart can swap
LONGEST_RUN = 60      # seconds
STUCK_AFTER = 2       # seconds of silence behind the moment at which the virtual clock finds a program stuck
TOLERANCE = 0.03      # as kDecimalTolerance in lessons/reader/compare.h
NOT_FORETOLD = re.compile(r'^(from|import) .*(ProcessPoolExecutor|multiprocessing|lessonlib)', re.MULTILINE)
SLIDER = re.compile(r'^([A-Z][A-Z0-9_]*)( *= *)(\S+)( *)#: *(.*)$', re.MULTILINE)
RANGE = re.compile(r'(-?[\d.]*\d)\.\.(-?[\d.]*\d)(?: +step +([\d.]+))?')


class SplitMix64:
    MASK = 2 ** 64 - 1

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & self.MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & self.MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & self.MASK
        return z ^ (z >> 31)


def decimals(text):
    return len(text.partition('.')[2])


def slider_values(default, comment):
    """All values of a slider, in order, as they would stand in the program."""
    if comment.startswith('choice '):
        return re.findall(r'(\S+?)="', comment)
    low, high, step = RANGE.match(comment).groups()
    written = [default, low, step] if step else [default, low, high]
    whole = not any('.' in text for text in written + [high])
    most = 0 if whole else max(1, *map(decimals, written))
    least = 0 if whole else max(1, decimals(default))
    by = decimal.Decimal(step) if step else decimal.Decimal(1).scaleb(-most)
    values, value = [], decimal.Decimal(low)
    while value <= decimal.Decimal(high):
        text = f'{value:.{most}f}'
        while decimals(text) > least and text.endswith('0'):
            text = text[:-1]
        values.append(text)
        value += by
    return values


def sliders(text):
    return {match[1]: slider_values(match[3], match[5]) for match in SLIDER.finditer(text)}


def draws(text):
    """Endless settings, the same ones as random_settings(program, SEED, ...) in C++."""
    generator = SplitMix64(SEED)
    values = sliders(text)
    while True:
        yield {name: choices[generator.next() % len(choices)] for name, choices in values.items()}


def with_settings(text, settings):
    def put(match):
        return match[1] + match[2] + settings.get(match[1], match[3]) + match[4] + '#: ' + match[5]
    return SLIDER.sub(put, text)


def run_real(folder, text, stuck_at=None):
    """(stdout, exit code) of python3 on the real clock. `stuck_at`: when it is foretold to be stuck, in seconds."""
    environment = {**os.environ, 'PYTHONPATH': str(folder), 'PYTHONDONTWRITEBYTECODE': '1'}
    longest = LONGEST_RUN if stuck_at is None else stuck_at + STUCK_AFTER
    with tempfile.NamedTemporaryFile('w', suffix='.py', encoding='utf-8') as program:
        program.write(text)
        program.flush()
        process = subprocess.Popen([sys.executable, '-u', program.name], env=environment, encoding='utf-8',
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        try:
            return process.communicate(timeout=longest)[0], process.returncode
        except subprocess.TimeoutExpired:
            process.kill()
            return process.communicate()[0], 'stuck' if stuck_at is not None else 'no end'


def examine(text, folder=None):
    """What the virtual clock finds; a process of its own, because it replaces parts of the library."""
    if NOT_FORETOLD.search(text):
        first, second = run_real(folder, text), run_real(folder, text)
        return {'stdout': first[0], 'exit_code': first[1], 'seconds': 0, 'luck': None if first == second else 'luck'}
    ended = subprocess.run([sys.executable, str(LESSONS / 'tests' / 'virtual_clock.py')], input=text,
                           capture_output=True, encoding='utf-8', check=True)
    return json.loads(ended.stdout)


def same_output(expected, actual):
    """The rule of lessons/reader/compare.h: decimal numbers within TOLERANCE, everything else exact."""
    number = re.compile(r'(?<![\w.])[-+]?\d+\.\d+(?:e[-+]?\d+)?(?!\.\d)')
    if number.sub('#', expected) != number.sub('#', actual):
        return False
    pairs = zip(number.findall(expected), number.findall(actual))
    return all(abs(float(a) - float(b)) <= TOLERANCE + 1e-9 for a, b in pairs)


def run_until_as(folder, text, expected, stuck_at):
    """The first real run that agrees with `expected`, else the last one."""
    for _ in range(ATTEMPTS):
        result = run_real(folder, text, stuck_at)
        if same_output(expected[0], result[0]) and result[1] == expected[1]:
            return True, result
    return False, result


def stuck_at(finding):
    return finding['seconds'] if finding['exit_code'] == 'stuck' else None


def choose_settings(text, folder, pool):
    """[(draw, settings, finding of examine)]: the program as it stands and RUNS draws without luck."""
    chosen, skipped, candidates = [], [], []
    default = examine(text, folder)
    chosen.append((-1, {}, default))
    source = draws(text)
    for draw in range(MAX_DRAWS):
        candidates.append((draw, next(source)))
        if len(candidates) < 8:
            continue
        findings = pool.map(lambda candidate: examine(with_settings(text, candidate[1]), folder), candidates)
        for (number, settings), finding in zip(candidates, findings):
            if len(chosen) > RUNS:
                break
            if finding['luck'] or settings in [kept[1] for kept in chosen]:
                skipped.append(f'{number} ({finding["luck"] or "drawn before"})')
            else:
                chosen.append((number, settings, finding))
        candidates = []
        if len(chosen) > RUNS:
            return chosen, default['luck'], skipped
    sys.exit(f'only {len(chosen) - 1} of {RUNS} settings without luck in {MAX_DRAWS} draws')


def record(folder, pool):
    """Writes the records of one lesson; how many real runs were not as foretold."""
    text = (folder / 'program.py').read_text(encoding='utf-8')
    chosen, default_luck, skipped = choose_settings(text, folder, pool)

    def run_chosen(kept):
        _, settings, finding = kept
        return run_until_as(folder, with_settings(text, settings), (finding['stdout'], finding['exit_code']),
                            stuck_at(finding))

    runs = list(pool.map(run_chosen, chosen))
    records, failures = [], 0
    for (draw, settings, finding), (agrees, (stdout, exit_code)) in zip(chosen, runs):
        if not agrees:
            failures += 1
            print(f'{folder.name} {settings}: python3 printed\n{stdout}but foretold was\n{finding["stdout"]}')
        records.append({'draw': draw, 'settings': settings, 'stdout': stdout, 'exit_code': exit_code})
    if default_luck:
        failures += 1
        print(f'{folder.name}: luck decides what it prints as it stands ({default_luck})')
    if not failures:
        EXPECTED.mkdir(exist_ok=True)
        path = EXPECTED / f'{folder.name}.json'
        path.write_text(json.dumps(records, indent=1) + '\n', encoding='utf-8')
    print(f'{folder.name}: {len(records)} runs, skipped draws: {", ".join(skipped) or "none"}', flush=True)
    return failures


def check(folder, pool):
    """Runs SAMPLE records again; how many are different now."""
    text = (folder / 'program.py').read_text(encoding='utf-8')
    records = json.loads((EXPECTED / f'{folder.name}.json').read_text(encoding='utf-8'))
    sample = records[::max(1, len(records) // SAMPLE)][:SAMPLE]

    def run_again(kept):
        program = with_settings(text, kept['settings'])
        when = stuck_at(examine(program, folder)) if kept['exit_code'] == 'stuck' else None
        return run_until_as(folder, program, (kept['stdout'], kept['exit_code']), when)

    runs = pool.map(run_again, sample)
    failures = 0
    for kept, (agrees, (stdout, exit_code)) in zip(sample, runs):
        if not agrees:
            failures += 1
            print(f'{folder.name} {kept["settings"]}: exit code {exit_code}, python3 printed\n{stdout}'
                  f'but recorded is, with exit code {kept["exit_code"]},\n{kept["stdout"]}')
    print(f'{folder.name}: {len(sample)} of {len(records)} records run again, {failures} differ')
    return failures


# Programs of which virtual_clock.py must say the key.
KNOWN_LUCK = {
    None: 'import time; time.sleep(0.01); time.sleep(0.01); print(1)',
    'close': 'import asyncio\nfrom asyncio import sleep\n'
             'async def main(): await asyncio.gather(sleep(0.50), sleep(0.52))\nasyncio.run(main())',
    'luck': 'import threading, time\ndef say(what): time.sleep(0.1); print(what)\n'
            'for what in "ab": threading.Thread(target=say, args=what).start()',
}


def check_examine():
    failures = 0
    for luck, program in KNOWN_LUCK.items():
        found = examine(program)['luck']
        if found != luck:
            failures += 1
            print(f'virtual_clock.py should say {luck!r}, but says {found!r}, of\n{program}')
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--check', action='store_true', help='compare a sample instead of writing')
    parser.add_argument('lessons', nargs='*', help='names of lesson folders; all when none is given')
    arguments = parser.parse_args()
    if not arguments.check and (sys.version_info[:2], sys.implementation.name) != ((3, 11), 'cpython'):
        sys.exit('records are made with CPython 3.11, the version whose behaviour the lessons show')

    folders = sorted(path.parent for path in LESSONS.glob('*/lesson.md'))
    if arguments.lessons:
        folders = [folder for folder in folders if folder.name in arguments.lessons]
    if not folders or (arguments.lessons and len(folders) != len(arguments.lessons)):
        sys.exit('there is no such lesson')
    work = check if arguments.check else record
    # All lessons at once, so that their long runs overlap; the pool bounds how many programs run.
    with ThreadPoolExecutor(PARALLEL) as pool, ThreadPoolExecutor(len(folders)) as lessons:
        failures = sum(lessons.map(lambda folder: work(folder, pool), folders))
    if arguments.check:
        failures += check_examine()
    sys.exit(1 if failures else 0)


if __name__ == '__main__':
    main()
