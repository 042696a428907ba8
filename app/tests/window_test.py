"""The real window, with real keys and a real mouse.

Starts the app on the screen of $DISPLAY (app/test brings one of its own), presses keys and moves the pointer with
xdotool, and reads what the app says about itself: with ASYNCHIO_STATE_LOG it appends its state, a JSON object a line,
whenever that changed. Waiting is for a state, never for a time; the time limit only ends a test that has failed.

usage: window_test.py PATH_OF_ASYNCHIO [-v] [TEST...]
"""
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

APP = ''
LESSONS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'lessons')
PATIENCE = 60.0  # seconds until a state that does not come is an error; software rendering on a busy machine is slow


class Window:
    """One run of the app."""

    def __init__(self, *arguments, data_home=None, language='C.UTF-8'):
        self.folder = tempfile.TemporaryDirectory()
        self.log = os.path.join(self.folder.name, 'state.log')
        # X11's and Mesa's libraries keep strings to the end; the tests without a window look for leaks of our own.
        environment = dict(os.environ, ASYNCHIO_STATE_LOG=self.log, ASYNCHIO_REDUCED_MOTION='1',
                           XDG_DATA_HOME=data_home or self.folder.name,
                           XDG_CONFIG_HOME=os.path.join(data_home or self.folder.name, 'config'), LC_ALL=language,
                           ASAN_OPTIONS='detect_leaks=0')
        self.process = subprocess.Popen([APP, *arguments], env=environment, stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT, text=True)
        self.wait(lambda s: s['events'] > 0, 'the first run')
        self.id = self.xdotool('search', '--sync', '--onlyvisible', '--pid', str(self.process.pid)).split()[0]
        self.xdotool('windowfocus', '--sync', self.id)

    def xdotool(self, *words):
        return subprocess.run(['xdotool', *words], check=True, capture_output=True, text=True, timeout=PATIENCE).stdout

    def state(self):
        try:
            with open(self.log, encoding='utf-8') as log:
                lines = log.read().split('\n')
        except FileNotFoundError:
            return None
        return json.loads(lines[-2]) if len(lines) > 1 else None  # the last line may be half written

    def wait(self, holds, what):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            state = self.state()
            if state and holds(state):
                return state
            if self.process.poll() is not None:
                raise AssertionError(f'{what}: the app ended with {self.process.returncode}: '
                                     f'{self.process.stdout.read()}')
            time.sleep(0.02)
        raise AssertionError(f'{what} did not come; the state is {self.state()}')

    def processor_time(self):
        """Seconds the app has computed so far."""
        with open(f'/proc/{self.process.pid}/stat', encoding='utf-8') as stat:
            fields = stat.read().rpartition(')')[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')

    def children(self):
        with open(f'/proc/{self.process.pid}/task/{self.process.pid}/children', encoding='utf-8') as children:
            return children.read().split()

    def press(self, *keys):
        self.xdotool('key', '--clearmodifiers', '--delay', '40', *keys)

    def type(self, text):
        self.xdotool('type', '--delay', '30', text)

    def move(self, x, y):
        self.xdotool('mousemove', '--sync', '--window', self.id, str(x), str(y))

    def click(self, x, y):
        self.move(x, y)
        self.xdotool('sleep', '0.15', 'mousedown', '1', 'sleep', '0.15', 'mouseup', '1')

    def drag(self, x0, y0, x1, y1):
        self.move(x0, y0)
        self.xdotool('sleep', '0.15', 'mousedown', '1', 'sleep', '0.15')
        for i in range(1, 9):
            self.move(round(x0 + (x1 - x0) * i / 8), round(y0 + (y1 - y0) * i / 8))
            time.sleep(0.05)
        self.xdotool('sleep', '0.15', 'mouseup', '1')

    def end(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.folder.cleanup()


class WindowTest(unittest.TestCase):
    def open(self, *arguments, **more):
        window = Window(*arguments, **more)
        self.addCleanup(window.end)
        return window

    def test_h_writes_a_worksheet_and_says_where(self):
        window = self.open('5')
        window.press('h')
        said = window.wait(lambda s: s['toast'].startswith('The handout is in '), 'the sentence')['toast']
        path = os.path.join(window.folder.name, 'asynchio', 'handouts', '05-gather.html')
        self.assertIn(path, said)
        done = subprocess.run([APP, 'handout', '5'], check=True, capture_output=True, timeout=PATIENCE)
        with open(path, 'rb') as file:
            self.assertEqual(file.read(), done.stdout)

    def test_a_worksheet_that_cannot_be_written_is_a_sentence(self):
        with tempfile.NamedTemporaryFile() as file:
            window = self.open('5', data_home=file.name)
            window.press('h')
            said = window.wait(lambda s: 'handout' in s['toast'].lower(), 'the sentence')['toast']
            self.assertTrue(said.startswith('No handout: '), said)
            self.assertIn(file.name, said)
        window.press('Right')
        window.wait(lambda s: s['position'] > 0, 'the window goes on')

    def test_keys_step_forwards_and_back(self):
        window = self.open('5')
        window.press('Page_Down')
        turn1 = window.wait(lambda s: s['turn'] == '1', 'turn 1')
        window.press('Right')
        step = window.wait(lambda s: s['position'] > turn1['position'], 'a step')
        window.press('Right')
        later = window.wait(lambda s: s['position'] > step['position'], 'another step')
        window.press('Left')
        back = window.wait(lambda s: s['position'] < later['position'], 'the step back')
        self.assertEqual(back['position'], step['position'])
        window.press('End')
        window.wait(lambda s: s['time'] == '3.000 s' and s['output'] == 7, 'the end')
        window.press('Home')
        window.wait(lambda s: s['position'] == 0, 'the start')

    def test_space_plays_to_the_end_and_pauses(self):
        window = self.open('5', '--set', 'A=0.5', '--set', 'B=0.5', '--set', 'C=0.5')
        window.press('space')
        window.wait(lambda s: s['playing'] and s['position'] > 0, 'playing')
        window.press('space')
        window.wait(lambda s: not s['playing'], 'the pause')
        window.press('space')
        window.wait(lambda s: s['time'] == '0.500 s' and not s['playing'], 'the end of playing')

    def test_ctrl_z_and_ctrl_y_undo_and_redo_a_slider(self):
        window = self.open('5')
        window.press('End')
        before = window.wait(lambda s: s['time'] == '3.000 s', 'the end')['parameters']
        x, y = self.chip_of(window)
        window.click(x, y)
        changed = window.wait(lambda s: s['parameters'] != before, 'a changed slider')['parameters']
        window.press('ctrl+z')
        window.wait(lambda s: s['parameters'] == before, 'undo')
        window.press('ctrl+y')
        window.wait(lambda s: s['parameters'] == changed, 'redo')

    def chip_of(self, window):
        """Somewhere on the '+' of a number in the program: looks for it with the pointer's own means."""
        before = window.state()['parameters']
        for y in range(270, 330, 6):
            for x in (140, 146, 152):
                window.click(x, y)
                time.sleep(0.2)
                if window.state()['parameters'] != before:
                    window.press('ctrl+z')
                    window.wait(lambda s: s['parameters'] == before, 'undo while looking for the chip')
                    return x, y
        self.fail('no number in the program answers to a click')

    def test_dragging_a_slider_runs_the_program_at_once(self):
        window = self.open('5')
        window.xdotool('windowsize', window.id, '1920', '1080')
        window.press('End')
        before = window.wait(lambda s: s['width'] == 1920 and s['time'] == '3.000 s', 'the size and the end')
        window.drag(344, 874, 200, 874)
        after = window.wait(lambda s: s['parameters'] != before['parameters'], 'a moved slider')
        self.assertLess(float(after['parameters']['A']), 3.0)
        self.assertEqual([after['parameters'][name] for name in 'BC'], ['1.0', '2.0'])
        window.wait(lambda s: s['time'] == '2.000 s' and s['output'] == 7, 'the end of the shorter run')

    def test_dragging_on_the_ruler_moves_the_playhead(self):
        window = self.open('5')
        window.press('End')
        window.wait(lambda s: s['time'] == '3.000 s', 'the end')
        window.drag(1257, 211, 929, 211)
        state = window.wait(lambda s: s['time'] < '2.0', 'the playhead further left')
        self.assertGreater(state['position'], 0)

    def test_a_click_in_the_tree_of_awaits_selects_the_bar_of_that_task(self):
        window = self.open('03', '--at', '0.5')
        window.click(760, 613)
        window.wait(lambda s: s['selected'] == 'page: waiting: timer', 'the explanation of the wait')

    def test_a_click_on_a_bar_explains_it(self):
        window = self.open('5')
        window.press('End')
        window.wait(lambda s: s['time'] == '3.000 s', 'the end')
        window.click(1000, 269)
        window.wait(lambda s: s['selected'], 'an explanation')
        window.press('Escape')
        window.wait(lambda s: not s['selected'], 'no explanation')

    def test_an_edited_program_runs_and_a_mistake_is_a_sentence(self):
        window = self.open('5')
        window.press('e')
        window.wait(lambda s: s['editing'], 'the editor')
        window.press('ctrl+End')
        window.type("print('one more')")
        window.wait(lambda s: s['text'].endswith("print('one more')"), 'the typed line')
        window.press('ctrl+Return')
        window.wait(lambda s: s['error'] == '' and s['events'] > 189, 'the run of the new text')
        window.press('Escape', 'End')
        window.wait(lambda s: s['output'] == 8, 'the new line of output')
        window.press('e', 'ctrl+End', 'Return')
        window.type('def :')
        window.press('ctrl+Return')
        wrong = window.wait(lambda s: s['error'], 'the error')
        self.assertEqual(wrong['output'], 8, 'the last good run stays')
        window.press('Escape')
        window.wait(lambda s: not s['editing'], 'leaving the editor')

    def test_an_endless_program_ends_in_a_sentence(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, 'endless.py')
            with open(path, 'w', encoding='utf-8') as program:
                program.write('n = 0\nwhile True:\n    n += 1\n')
            window = self.open(path)
            window.press('End')
            window.wait(lambda s: s['banner'], 'the banner')
            window.press('Home')
            window.wait(lambda s: s['position'] == 0, 'the window still answers')

    def test_hostile_programs_get_a_banner_and_leave_nothing(self):
        folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'hostile')
        for name in ('crash/bad_bytecode', 'endless/regex', 'endless/print', 'exits/three', 'exits/attributes_kill',
                     'memory/string_doubling', 'stuck/deadlock', 'threads/bomb'):
            with self.subTest(name):
                window = self.open(os.path.join(folder, name + '.py'))
                began = time.monotonic()
                window.press('End')
                window.wait(lambda s: s['banner'], 'the banner')
                self.assertLess(time.monotonic() - began, 2 * 4, 'seconds: 4, twice that on a busy machine')
                runners = window.children()
                window.press('Home')
                window.wait(lambda s: s['position'] == 0, 'the window still answers')
                window.press('ctrl+q')
                self.assertEqual(window.process.wait(timeout=PATIENCE), 0)
                for runner in runners:
                    self.assertFalse(os.path.exists(f'/proc/{runner}'), 'a runner is left')

    def test_a_runner_that_is_killed_is_replaced(self):
        window = self.open('5')
        for runner in window.children():
            os.kill(int(runner), signal.SIGKILL)
        window.press('End')
        before = window.wait(lambda s: s['time'] == '3.000 s', 'the end')
        window.press('ctrl+r')
        window.wait(lambda s: s['position'] == 0, 'the new run')
        window.press('End')
        after = window.wait(lambda s: s['time'] == '3.000 s', 'its end')
        self.assertEqual(after['events'], before['events'])
        self.assertEqual(after['banner'], '')

    def test_the_program_in_cpp_is_a_click_away(self):
        window = self.open('5')
        window.press('End')
        window.wait(lambda s: s['time'] == '3.000 s', 'the end')
        window.click(428, 262)
        window.wait(lambda s: s['language'] == 'cpp' and s['output'] == 7, 'the run in C++')
        window.press('e')
        window.press('Home')
        state = window.wait(lambda s: s['position'] == 0, 'the start')
        self.assertFalse(state['editing'], 'a compiled program is not edited')

    def test_nothing_is_drawn_while_nothing_happens(self):
        window = self.open('5')
        window.press('End')
        window.wait(lambda s: s['time'] == '3.000 s', 'the end')
        time.sleep(1.0)  # the pointer's and the step's own movements are over
        before = window.processor_time()
        time.sleep(2.0)
        self.assertLess(window.processor_time() - before, 0.2, 'seconds of processor in 2 s')

    def walk(self, lesson, pictures=None):
        """Through all stages of a lesson, with the keyboard alone."""
        window = self.open(lesson)

        def picture(stage):
            if pictures:
                subprocess.run(['import', '-window', window.id, f'{pictures}/{lesson}-{stage}.png'], check=True)
        picture('1-story')
        window.press('Return')
        state = window.wait(lambda s: s['stage'] == 2 and s['question'], 'the first question')
        picture('2-predict')
        while state['question']:
            if state['question'] == 'choice':
                window.press('a', 'Return')
            elif state['question'] == 'lane':
                window.press('Down')
                window.wait(lambda s: s['said'], 'the chosen lane')
                window.press('Return')
            elif state['question'] in ('time', 'bar'):
                window.press('Right', 'shift+Right', 'Left')
                window.wait(lambda s: s['said'], 'the moved end')
                window.press('Return')
            elif state['question'] == 'number':
                window.type('2')
                window.press('Return')
            else:
                window.press('Return')
            fixed = state['fixed']
            state = window.wait(lambda s, f=fixed: s['fixed'] > f and (s['question'] or s['next']), 'the answer is fixed')
        window.press('Return')
        window.wait(lambda s: s['stage'] == 3, 'Run')
        seen = []
        while window.state()['stage'] == 3:
            old = window.state()
            window.press('space')
            state = window.wait(lambda s, o=old: s['stage'] != 3 or (s['caption'], s['position']) != (o['caption'], o['position']),
                                'the next caption')
            if state['caption']:
                seen.append(state['caption'])
                if len(seen) == 2:
                    picture('3-run')
        self.assertGreater(len(seen), 1)
        window.wait(lambda s: s['stage'] == 4 and s['verdicts'] > 0, 'Explain')
        picture('4-explain')
        window.press('Return')
        state = window.wait(lambda s: s['stage'] == 5, 'Break')
        while state['stage'] == 5:
            window.press('Return')
            window.wait(lambda s: s['broken'], 'the experiment')
            picture('5-break')
            window.press('Return')
            state = window.wait(lambda s: s['stage'] != 5 or not s['broken'], 'what comes next')
        picture('6-challenge')
        return window

    def test_a_lesson_is_walked_through_with_the_keyboard(self):
        for lesson in ('1', '4', '5', '8', '13'):
            with self.subTest(lesson=lesson):
                self.walk(lesson).end()

    def test_a_lane_is_picked_with_the_mouse(self):
        window = self.open('13')
        window.press('Return')
        window.wait(lambda s: s['question'] == 'lane', 'the question')
        window.click(1000, 320)
        window.wait(lambda s: s['said'] == 'ann', 'the lane that was clicked')
        window.click(640, 390)  # also on its name
        window.wait(lambda s: s['said'] == 'bob', 'another lane')
        window.press('Return')
        window.wait(lambda s: s['fixed'] == 1, 'the answer is fixed')

    def test_the_end_of_a_bar_is_dragged(self):
        window = self.open('5')
        window.press('Return')
        window.wait(lambda s: s['question'] == 'choice', 'the first question')
        window.press('a', 'Return')
        window.wait(lambda s: s['question'] == 'bar', 'the bar')
        window.drag(1050, 270, 900, 270)
        first = window.wait(lambda s: s['said'], 'the bar has an end')['said']
        window.drag(900, 270, 1200, 270)
        window.wait(lambda s: s['said'] and float(s['said']) > float(first), 'a longer bar')
        self.assertEqual(window.state()['position'], 0, 'nothing of the run is shown')

    def test_the_scheduler_decides_with_the_keyboard(self):
        window = self.open('11')
        window.click(989, 24)
        window.wait(lambda s: s['stage'] == 6, 'the challenges')
        window.click(520, 74)
        first = window.wait(lambda s: s['seat'] == 'T0 main', 'the first decision')
        window.press('2')
        second = window.wait(lambda s: s['seat'] and s['position'] > first['position'], 'the second decision')
        self.assertFalse(second['goal'])
        window.press('BackSpace')
        window.wait(lambda s: s['position'] == first['position'], 'the first one again')
        window.press('2')
        again = window.wait(lambda s: s['seat'] == 'T0 T1' and s['position'] > first['position'], 'the second decision again')
        window.press('2')
        state = window.wait(lambda s: s['seat'] and s['position'] > again['position'], 'the third decision')
        while state['seat'] != 'over':
            before = state['position']
            window.press('1')
            state = window.wait(lambda s, b=before: s['position'] > b, 'the next decision')
        window.wait(lambda s: s['goal'] and s['solved'], 'the goal')

    def test_rule_cards_light_up(self):
        window = self.open('5')
        self.assertEqual(window.state()['rules'], '')
        state = window.state()
        while 'R2' not in state['rules']:
            before = state['position']
            window.press('Right')
            state = window.wait(lambda s, b=before: s['position'] > b, 'a step')
        window.press('Home')
        window.wait(lambda s: s['rules'] == '', 'nothing has happened')

    def test_a_learner_resumes_where_she_was(self):
        with tempfile.TemporaryDirectory() as home:
            first = self.open('5', data_home=home)
            first.press('Return')
            first.wait(lambda s: s['question'] == 'choice', 'the question')
            first.press('b', 'Return')
            first.wait(lambda s: s['question'] == 'bar', 'the second question')
            first.process.kill()
            second = self.open('5', data_home=home)
            second.wait(lambda s: s['stage'] == 2 and s['question'] == 'bar' and s['fixed'] == 1, 'the second question again')

    def test_ctrl_c_interrupts_the_program_at_the_playhead(self):
        window = self.open('5')
        window.press('Page_Down', 'Page_Down', 'Page_Down', 'Page_Down', 'Page_Down')
        window.wait(lambda s: s['time'] == '1.000 s', 'the first timer')
        window.press('ctrl+c', 'End')
        window.wait(lambda s: s['interrupt'] == 'Ctrl+C at 1.00 s' and s['time'] == '1.000 s' and s['banner'] == 'An exception left the program at 1.00 s.',
                    'the end by Ctrl+C')
        window.press('ctrl+c', 'End')
        window.wait(lambda s: not s['interrupt'] and s['time'] == '3.000 s', 'the usual end')

    def own_lesson(self, home, name='drinks', folder=None):
        """A teacher's lesson: a copy of lesson 5."""
        folder = os.path.join(folder or os.path.join(home, 'asynchio', 'lessons'), name)
        os.makedirs(folder)
        for file in ('lesson.md', 'program.py'):
            shutil.copy(os.path.join(LESSONS, '05-gather', file), folder)
        return folder

    def change(self, path, old, new, by_rename=False):
        """Saves a file with another text, as an editor does. Returns when."""
        with open(path, encoding='utf-8') as file:
            text = file.read()
        self.assertIn(old, text)
        target = path + '.new' if by_rename else path
        with open(target, 'w', encoding='utf-8') as file:
            file.write(text.replace(old, new))
        if by_rename:
            os.replace(target, path)
        return time.monotonic()

    def test_a_saved_lesson_is_shown_within_a_second(self):
        with tempfile.TemporaryDirectory() as home:
            folder = self.own_lesson(home)
            lesson, program = os.path.join(folder, 'lesson.md'), os.path.join(folder, 'program.py')
            window = self.open('drinks', data_home=home)
            window.press('Page_Down', 'Page_Down', 'Page_Down')
            before = window.wait(lambda s: s['turn'] == '3', 'turn 3')
            time.sleep(1.0)  # nothing moves any more: the app sleeps
            saved = self.change(lesson, 'Three drinks', 'Two cups')
            after = window.wait(lambda s: 'Two cups' in s['story'], 'the new story')
            self.assertLess(time.monotonic() - saved, 2 * 1.0, 'seconds: 1, twice that on a busy machine')
            self.assertEqual(after['position'], before['position'], 'the playhead stays')
            saved = self.change(program, 'A = 3.0', 'A = 4.0', by_rename=True)
            window.wait(lambda s: s['parameters'].get('A') == '4.0' and 'A = 4.0' in s['text'], 'the new slider')
            self.assertLess(time.monotonic() - saved, 2 * 1.0)
            window.press('End')
            window.wait(lambda s: s['time'] == '4.000 s', 'the new run')

    def test_a_broken_lesson_keeps_the_last_good_one_and_says_where(self):
        with tempfile.TemporaryDirectory() as home:
            folder = self.own_lesson(home)
            lesson, program = os.path.join(folder, 'lesson.md'), os.path.join(folder, 'program.py')
            window = self.open('drinks', data_home=home)
            good = window.wait(lambda s: 'Three drinks' in s['story'], 'the lesson')
            self.change(lesson, 'answer: lines()[-1]', 'anser: lines()[-1]')
            state = window.wait(lambda s: s['note'], 'the note')
            self.assertTrue(any('drinks/lesson.md, line ' in line for line in state['note_lines']), state['note_lines'])
            self.assertEqual(state['story'], good['story'])
            self.change(lesson, 'anser: lines()[-1]', 'answer: lines()[-1]')
            window.wait(lambda s: not s['note'], 'mended')
            self.change(program, 'import asyncio', 'import asyncio as')
            state = window.wait(lambda s: s['note'], 'the note about the program')
            self.assertTrue(any('drinks/program.py, line 1: this is no Python' in line for line in state['note_lines']),
                            state['note_lines'])
            self.assertEqual(state['text'], good['text'])
            os.remove(program)
            state = window.wait(lambda s: any('needs a program.py' in line for line in s['note_lines']), 'the file is gone')
            window.press('End')
            window.wait(lambda s: s['time'] == '3.000 s', 'the window still answers')

    def test_what_a_learner_types_is_not_lost_when_the_file_is_saved(self):
        with tempfile.TemporaryDirectory() as home:
            program = os.path.join(self.own_lesson(home), 'program.py')
            window = self.open('drinks', data_home=home)
            window.press('e', 'ctrl+End')
            window.type("print('mine')")
            typed = window.wait(lambda s: s['text'].endswith("print('mine')"), 'the typed line')['text']
            self.change(program, 'A = 3.0', 'A = 4.0')
            state = window.wait(lambda s: s['note'], 'the offer')
            self.assertEqual(state['text'], typed)
            self.assertIn('stays', state['note'])
            window.click(1366 - 14 - 36 - 60, 48 + 25)
            window.wait(lambda s: 'A = 4.0' in s['text'] and 'mine' not in s['text'] and not s['note'], 'the new text')

    def test_a_teachers_own_folder_is_in_the_list(self):
        with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as other:
            self.own_lesson(home, '01-mine')
            window = self.open('5', data_home=home)
            self.assertEqual(window.state()['own'], ['Results in the order you asked'])
            folder = self.own_lesson(home, '02-fresh')
            window.wait(lambda s: len(s['own']) == 2, 'a lesson that appears')
            self.change(os.path.join(folder, 'lesson.md'), 'minutes: 10', 'minutes: ten')
            window.wait(lambda s: any('02-fresh/lesson.md, line 4' in own for own in s['own']), 'its problem')
            window.press('l')
            window.wait(lambda s: s['lessons'], 'the list')
            self.own_lesson(None, 'there', folder=other)
            second = self.open('there', '--lessons', other, data_home=home)
            self.assertEqual(second.state()['own'], ['Results in the order you asked'])

    def test_lessons_are_found_by_typing(self):
        window = self.open('5')
        window.press('l')
        window.wait(lambda s: s['lessons'], 'the list')
        window.type('one thread')
        window.wait(lambda s: s['search'] == 'one thread' and 0 < s['found'] < 6, 'fewer lessons')
        window.press('ctrl+a')
        window.type('deadlock')
        window.wait(lambda s: s['search'] == 'deadlock' and s['found'] == 1, 'one lesson')
        window.press('Return')
        window.wait(lambda s: s['title'] == 'After you. No, after you!' and not s['lessons'], 'the lesson')

    def test_plans_words_and_the_picture_lie_over_the_window(self):
        window = self.open('5')
        window.press('p')
        window.wait(lambda s: s['page'] == 'plans/four-lessons', 'the first plan')
        window.press('Escape')
        window.wait(lambda s: not s['page'], 'no page')
        window.press('p')
        window.wait(lambda s: s['page'], 'the page again')
        for y in range(150, 330, 12):  # the lessons' names stand at the left of the plan's first table
            window.click(470, y)
            if window.state()['title'] != 'Results in the order you asked':
                break
        window.wait(lambda s: s['title'] == 'One cook, many timers' and not s['page'] and s['events'] > 0, 'the lesson of the plan')

    def test_a_breakpoint_is_gone_to_with_keys(self):
        window = self.open('5')
        window.click(16, 420)
        state = window.wait(lambda s: s['breakpoints'], 'a breakpoint')
        window.click(16, 420)
        window.wait(lambda s: not s['breakpoints'], 'none')
        window.press('Page_Down', 'Page_Down')
        window.wait(lambda s: s['turn'] == '2', 'turn 2')
        window.press('Right', 'F9', 'Home', 'n')
        first = window.wait(lambda s: s['hits'] and s['position'] > 0, 'the first hit')
        window.press('n')
        second = window.wait(lambda s: s['position'] > first['position'], 'the second hit')
        window.press('shift+n')
        window.wait(lambda s: s['position'] == first['position'], 'the first again')
        self.assertEqual(second['breakpoints'], first['breakpoints'])

    def test_the_window_speaks_german_when_it_is_asked_and_remembers_it(self):
        home = tempfile.TemporaryDirectory()
        self.addCleanup(home.cleanup)
        window = self.open('5', data_home=home.name)
        english = window.state()['title']
        window.click(1166, 24)  # EN in the top bar
        german = window.wait(lambda s: s['title'] != english, 'German')['title']
        window.click(1166, 24)
        window.wait(lambda s: s['title'] == english, 'English again')
        window.click(1166, 24)
        window.wait(lambda s: s['title'] == german, 'German again')
        window.end()
        self.assertEqual(self.open('5', data_home=home.name).state()['title'], german)
        self.assertEqual(self.open('5', language='de_AT.UTF-8').state()['title'], german)
        self.assertEqual(self.open('5', '--ui-language', 'en', language='de_AT.UTF-8').state()['title'], english)

    def test_window_keys(self):
        window = self.open('8')
        window.press('question')
        window.wait(lambda s: s['help'], 'the help card')
        window.press('Escape')
        window.wait(lambda s: not s['help'], 'no help card')
        window.press('t')
        window.wait(lambda s: s['ruler'] == 'turns', 'turns')
        window.press('F5')
        window.wait(lambda s: s['project'], 'the projector layout')
        window.press('F5')
        window.wait(lambda s: not s['project'], 'the usual layout')
        window.press('ctrl+plus')
        window.wait(lambda s: s['zoom'] > 1, 'larger')
        window.press('ctrl+0')
        window.wait(lambda s: s['zoom'] == 1, 'the usual size')

    def test_lessons_open_with_the_mouse(self):
        window = self.open('5')
        window.click(70, 24)
        window.wait(lambda s: s['lessons'], 'the list')
        window.press('Escape')
        window.wait(lambda s: not s['lessons'], 'no list')
        window.press('l')
        window.wait(lambda s: s['lessons'], 'the list again')
        window.type('send it')
        window.wait(lambda s: s['found'] == 1, 'one lesson')
        window.click(250, 160)
        window.wait(lambda s: s['title'] == 'Send it to a worker' and s['events'] > 0, 'lesson 9')

    def test_every_size_is_drawn(self):
        window = self.open('9')
        for width, height in ((640, 480), (1920, 1080), (900, 1100), (1366, 768)):
            window.xdotool('windowsize', window.id, str(width), str(height))
            window.wait(lambda s: (s['width'], s['height']) == (width, height), f'{width} x {height}')
            window.press('Page_Down')

    def test_ctrl_q_ends_the_app_and_its_runner(self):
        window = self.open('11')
        window.press('ctrl+q')
        self.assertEqual(window.process.wait(timeout=PATIENCE), 0)


if __name__ == '__main__':
    APP = sys.argv.pop(1)
    unittest.main()
