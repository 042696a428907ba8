"""Runs that leave Asynchio: as a Perfetto trace, a table, a film, and as run cards that come back. They are read back by readers
that share nothing with the writers.

usage: share_test.py PATH_OF_ASYNCHIO [-v] [TEST...]
"""
import csv
import io
import json
import os
import re
import struct
import subprocess
import sys
import tempfile
import unittest

import read_perfetto

APP = ''
ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..'))
# Waits in a task while a thread waits, too, and never ends: the recording is cut while everything is under way.
CUT = '''import asyncio, threading, time
async def spin():
    n = 0
    while True:
        n += 1
async def main():
    threading.Thread(target=time.sleep, args=(5,)).start()
    asyncio.create_task(asyncio.sleep(1), name='sleeper')
    await spin()
asyncio.run(main())
'''


def run(*arguments, text=True):
    environment = {name: value for name, value in os.environ.items() if name not in ('DISPLAY', 'WAYLAND_DISPLAY')}
    return subprocess.run([APP, *arguments], capture_output=True, text=text, timeout=300, env=dict(environment, LC_ALL='C.UTF-8'),
                          stdin=subprocess.DEVNULL)


def lessons():
    return [line.split()[0] for line in run('list').stdout.splitlines() if line.startswith('  ')]


def events(program):
    return [json.loads(line) for line in run('run', program, '--show', 'json').stdout.splitlines()]


def nanoseconds(seconds):
    return round(seconds * 1e9)


class Programs(unittest.TestCase):
    def program(self, text):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = os.path.join(folder.name, 'program.py')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return path


class PerfettoTest(Programs):
    def perfetto(self, program):
        return run('run', program, '--show', 'perfetto', text=False).stdout

    def test_every_lesson_is_read_back_whole(self):
        names = lessons()
        self.assertGreaterEqual(len(names), 18)
        for lesson in names:
            with self.subTest(lesson):
                data = self.perfetto(lesson)
                self.assertEqual(data, self.perfetto(lesson))
                self.holds_what_happened(read_perfetto.Run(data), events(lesson))

    def holds_what_happened(self, run, trace):
        end = nanoseconds(trace[-1]['time'])
        self.assertEqual(max(s.end for s in run.slices), end)
        # Every turn of a task begins a slice of its number, and a flow from whoever woke it ends there.
        turns = {}
        for slice in run.slices:
            if 'turn' in slice.arguments and 'task' not in slice.arguments:
                turns.setdefault(slice.arguments['turn'], []).append(slice)
        told = {e['turn']: nanoseconds(e['time']) for e in trace if e['kind'] == 'turn_started' and e['turn'] > 0}
        self.assertEqual({turn: min(s.begin for s in slices) for turn, slices in turns.items()}, told)
        for turn, slices in turns.items():
            self.assertEqual(sum(bool(s.ending_flows) for s in slices), 1, turn)
        # Every call in a worker is a slice as long as the call.
        calls = {s.arguments['call']: (s.begin, s.end) for s in run.slices if 'call' in s.arguments}
        began = {e['job']: nanoseconds(e['time']) for e in trace if e['kind'] == 'job_started'}
        ended = {e['job']: nanoseconds(e['time']) for e in trace if e['kind'] == 'job_finished'}
        self.assertEqual(calls, {job: (time, ended.get(job, end)) for job, time in began.items()})
        # What is printed is a moment of its time.
        moments = [(time, name) for track, time, name in run.moments if name.startswith('prints ')]
        printed = [(nanoseconds(e['time']), ('prints ' if e['stream'] == 'out' else 'prints to stderr ') + e['text'].rstrip('\n'))
                   for e in trace if e['kind'] == 'output_written']
        self.assertEqual(moments, printed)
        self.counts_the_queue(run, trace)

    def counts_the_queue(self, run, trace):
        """The ready queue's length, counted anew from the events, at the end of every instant."""
        loops = {e['loop'] for e in trace if e['kind'] == 'loop_created'}
        if len(loops) != 1:
            return
        waiting, expected = set(), {}
        for event in trace:
            if event['kind'] in ('handle_enqueued', 'timer_fired'):
                waiting.add(event['handle'])
            elif event['kind'] in ('handle_started', 'handle_skipped'):
                waiting.discard(event['handle'])
            elif event['kind'] == 'loop_closed':
                waiting.clear()
            expected[nanoseconds(event['time'])] = len(waiting)
        (queue,) = run.named('ready queue')
        counts = dict(run.counts[queue])
        now = 0
        for time, value in expected.items():
            now = counts.get(time, now)
            self.assertEqual(now, value, time)

    def test_a_call_flows_from_the_queue_through_the_worker_to_its_result(self):
        run = read_perfetto.Run(self.perfetto('09-worker'))
        calls = [s for s in run.slices if 'call' in s.arguments]
        self.assertEqual(len(calls), 6)
        for call in calls:
            (flow,) = call.flows
            (result,) = [s for s in run.slices if flow in s.ending_flows]
            self.assertEqual(call.name, 'call ' + run.tracks[result.track]['name'])
            self.assertEqual(result.begin, call.end)

    def test_states_have_their_names_lines_and_reasons(self):
        run = read_perfetto.Run(self.perfetto('13-deadlock'))
        bob = run.on('bob')
        self.assertEqual(bob[-1].name, 'waiting: lock knife')
        self.assertEqual(bob[-1].arguments['waits for'], 'lock knife')
        self.assertEqual(bob[-1].arguments['line'], 13)
        self.assertEqual([s.name for s in run.on('program.py')], ['run'])
        self.assertEqual(run.on('program.py')[0].arguments['ended'], 'stuck')

    def test_processes_have_tracks_of_their_own(self):
        text = ('import multiprocessing, time\n'
                'if __name__ == "__main__":\n'
                '    workers = [multiprocessing.Process(target=time.sleep, args=(i,)) for i in (1, 2)]\n'
                '    for w in workers: w.start()\n'
                '    for w in workers: w.join()\n')
        run = read_perfetto.Run(self.perfetto(self.program(text)))
        processes = {t['name']: t['process']['pid'][0] for t in run.tracks.values() if 'process' in t}
        self.assertEqual(len(processes), 3)
        lives = [s for name in processes for s in run.on(name) if s.name == 'process']
        self.assertEqual(sorted(s.end - s.begin for s in lives), [10**9, 2 * 10**9])
        self.assertEqual(len({t['thread']['pid'][0] for t in run.tracks.values() if 'thread' in t}), 3)

    def test_a_recording_that_was_cut_ends_whole(self):
        path = self.program(CUT)
        last = events(path)[-2:]
        self.assertEqual([e['kind'] for e in last], ['trace_truncated', 'run_ended'])
        run = read_perfetto.Run(self.perfetto(path))
        self.assertIn('the recording was cut here', [name for _, _, name in run.moments])
        end = nanoseconds(last[-1]['time'])
        for name in ('main', 'event loop'):
            slices = [s for s in run.slices if s.name == name or run.tracks[s.track]['name'] == name]
            self.assertEqual(max(s.end for s in slices), end, name)

    def test_names_that_are_told_twice_keep_tracks_apart(self):
        text = ('import asyncio\nasync def main():\n'
                '    await asyncio.gather(*(asyncio.create_task(asyncio.sleep(1), name="same") for _ in range(3)))\n'
                'asyncio.run(main())\n')
        run = read_perfetto.Run(self.perfetto(self.program(text)))
        self.assertEqual(sum(t['name'].startswith('same') for t in run.tracks.values()), 3)

    def test_the_reader_finds_what_is_wrong(self):
        """Without any packet that begins or ends something, the reader complains."""
        data = self.perfetto('05-gather')
        packets = [value for _, _, value in read_perfetto.fields(data)]
        dropped = 0
        for i, packet in enumerate(packets):
            event = read_perfetto.message(packet, read_perfetto.PACKET)['event']
            if not event or (event[0]['type'][0] in (read_perfetto.INSTANT, read_perfetto.COUNTER) and not event[0]['flows']):
                continue
            rest = b''.join(b'\x0a' + size(len(p)) + p for p in packets[:i] + packets[i + 1:])
            with self.assertRaises(read_perfetto.Broken, msg=event):
                read_perfetto.Run(rest)
            dropped += 1
        self.assertGreater(dropped, 100)
        with self.assertRaises(read_perfetto.Broken):
            read_perfetto.Run(data[:-1])


def size(number):
    out = b''
    while number >= 0x80:
        out, number = out + bytes([number & 0x7f | 0x80]), number >> 7
    return out + bytes([number])


class TableTest(Programs):
    def table(self, program):
        text = run('run', program, '--show', 'csv', text=False).stdout.decode('utf-8')
        return list(csv.reader(io.StringIO(text, newline=''), strict=True))

    def holds_the_events(self, program):
        head, *rows = self.table(program)
        self.assertEqual(head[:4], ['event', 'time', 'thread', 'name'])
        self.assertEqual(head[4:], [f'field{i}' for i in range(1, len(head) - 3)])
        trace = events(program)
        self.assertEqual(len(rows), len(trace))
        for number, (row, event) in enumerate(zip(rows, trace)):
            self.assertEqual(len(row), len(head))
            self.assertEqual((int(row[0]), float(row[1]), int(row[2]), row[3]), (number, event.pop('time'), event.pop('thread'), event.pop('kind')))
            told = dict(cell.split('=', 1) for cell in row[4:] if cell)
            if 'what' in event:
                told['what'] = told.pop('kind')
            self.assertEqual(told.keys(), event.keys())
            for name, value in event.items():
                self.assertTrue(self.same(told[name], value), (name, told[name], value))

    @staticmethod
    def same(cell, value):
        if value is None:
            return cell == 'never'
        if isinstance(value, bool):
            return cell == str(value).lower()
        return float(cell) == value if isinstance(value, (int, float)) else cell == value

    def test_every_lesson_is_read_back_by_pythons_csv(self):
        for lesson in lessons():
            with self.subTest(lesson):
                self.holds_the_events(lesson)

    def test_texts_survive_whatever_they_hold(self):
        text = 'print(\'a,b "c" \\n\\r\\n;=\\t\\u00e9 =1+1\')\nprint("")\nx = "\\"\\""\nprint(x, end="")\n'
        self.holds_the_events(self.program(text))


def gif_frames(data):
    """(left, top, width, height, hundredths of a second) of every frame of a GIF, block by block; all bytes are used up."""
    if data[:6] != b'GIF89a':
        raise ValueError('no GIF')
    width, height, packed = struct.unpack_from('<HHB', data, 6)
    at = 13 + (3 << (packed & 7) + 1 if packed & 0x80 else 0)
    frames, delay = [], None

    def blocks(at):
        size = 0
        while data[at]:
            size, at = size + data[at], at + 1 + data[at]
        return size, at + 1

    while data[at] != 0x3b:
        if data[at] == 0x21:
            if data[at + 1] == 0xf9:
                delay = struct.unpack_from('<H', data, at + 4)[0]
            _, at = blocks(at + 2)
        elif data[at] == 0x2c:
            left, top, w, h, packed = struct.unpack_from('<HHHHB', data, at + 1)
            if left + w > width or top + h > height:
                raise ValueError('a frame is larger than the picture')
            frames.append((left, top, w, h, delay))
            at += 10 + (3 << (packed & 7) + 1 if packed & 0x80 else 0)
            size, at = blocks(at + 1)
            if size == 0:
                raise ValueError('a frame has no pixels')
        else:
            raise ValueError(f'block {data[at]:#x}')
    if at + 1 != len(data):
        raise ValueError('bytes behind the end')
    return (width, height), frames


class FilmTest(Programs):
    def test_a_run_is_filmed_as_long_as_it_is(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, 'film.gif')
            done = run('shot', '5', '-o', path, '--size', '640x400', '--fps', '4')
            self.assertEqual((done.returncode, done.stdout), (0, ''))
            self.assertIn('frame 13 of 13', done.stderr)
            with open(path, 'rb') as file:
                size, frames = gif_frames(file.read())
        self.assertEqual(size, (640, 400))
        self.assertEqual(frames[0][:4], (0, 0, 640, 400))
        self.assertGreater(len(frames), 8)  # frames in which nothing moved are one
        # Three seconds of the run, and two in which its end is seen.
        self.assertEqual(sum(frame[4] for frame in frames), 12 * 25 + 200)

    def test_what_cannot_be_filmed_is_a_sentence(self):
        for arguments, part in ((('--fps', '0'), '--fps'), (('--fps', 'many'), '--fps'), ((), '/no/such')):
            done = run('shot', '2', '-o', '/no/such/film.gif', '--size', '320x240', *arguments)
            self.assertEqual(done.returncode, 2)
            self.assertIn(part, done.stderr.splitlines()[-1])


class FullDiskTest(Programs):
    def test_a_run_that_could_not_be_written_is_a_sentence(self):
        for form in ('csv', 'json', 'transcript', 'perfetto'):
            with self.subTest(form):
                done = run('run', '9', '--show', form, '-o', '/dev/full')
                self.assertEqual(done.returncode, 2)
                self.assertEqual(done.stderr, "asynchio: '/dev/full' could not be written: No space left on device\n")
        done = run('run', '9', '-o', '/dev/full')  # fails while the program prints: the reason is gone when it has ended
        self.assertEqual((done.returncode, done.stderr), (2, "asynchio: '/dev/full' could not be written\n"))
        done = run('run', '5', '-o', '/no/such/file')
        self.assertEqual((done.returncode, done.stderr), (2, "asynchio: '/no/such/file' cannot be written: No such file or directory\n"))


class RunCardTest(Programs):
    def test_the_command_line_runs_a_card_as_it_was(self):
        plain = run('run', '5', '--set', 'A=2', '--machine', 'cores=2', '--seed', '7', '--show', 'trace').stdout
        self.assertIn('seed=7', plain)
        card = 'asynchio v1 05-gather A=2 cores=2 seed=7'
        self.assertEqual(run('run', card, '--show', 'trace').stdout, plain)
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, 'shared.asynchio')
            with open(path, 'w', encoding='utf-8') as file:
                file.write(card + '\n')
            self.assertEqual(run('run', path, '--show', 'trace').stdout, plain)
            picture = os.path.join(folder, 'x.svg')
            self.assertEqual(run('shot', card, '-o', picture).returncode, 0)
            with open(picture, encoding='utf-8') as file:
                self.assertIn('<svg', file.read())

    def test_the_card_of_the_handbook_is_one(self):
        with open(os.path.join(ROOT, 'README.md'), encoding='utf-8') as file:
            cards = re.findall(r"asynchio run '(asynchio v1 [^']*)'", file.read())
        self.assertEqual(len(cards), 1)
        self.assertEqual(run('run', cards[0]).returncode, 0)

    def test_a_card_that_does_not_fit_is_a_sentence(self):
        for card, more, part in (('asynchio v1 05-gather A=99', (), 'A'), ('asynchio v1 nobody', (), 'nobody'),
                                 ('asynchio v9 05-gather', (), 'its form is v9'),
                                 ('asynchio v1 05-gather program=00000000', (), 'another text'),
                                 ('asynchio v1 05-gather', ('--set', 'A=2'), 'leave the options'),
                                 ('/no/such.asynchio', (), '/no/such.asynchio')):
            with self.subTest(card):
                done = run('run', card, *more)
                self.assertEqual((done.returncode, done.stdout), (2, ''))
                self.assertIn(part, done.stderr)
                self.assertEqual(done.stderr.count('\n'), 1)


if __name__ == '__main__':
    APP = sys.argv.pop(1)
    unittest.main()
