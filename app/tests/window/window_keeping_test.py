"""What somebody types and compares: kept through a killed window, and the run before behind the new one. See driver.py."""
import glob
import json
import os
import signal
import tempfile
import time

import driver
from driver import WindowTest


class Keeping(WindowTest):
    def kill(self, window):
        window.process.send_signal(signal.SIGKILL)
        window.process.wait()

    def type_a_line(self, window, line):
        window.press('e', 'ctrl+End', 'Return')
        window.type(line)
        return window.wait(lambda s: s['text'].endswith(line), 'the typed line')['text']

    def test_what_was_typed_survives_a_killed_window(self):
        with tempfile.TemporaryDirectory() as home:
            window = self.open('5', data_home=home)
            original = window.rest()['text']
            typed = self.type_a_line(window, "print('mine')")
            time.sleep(1.0)  # no more than that may be lost
            self.kill(window)
            window = self.open('5', data_home=home)
            state = window.wait(lambda s: s['note'], 'the sentence')
            self.assertEqual(state['text'], typed)
            self.assertTrue(state['edited'])
            window.press_on('take text')
            window.wait(lambda s: s['text'] == original and not s['edited'], "the lesson's text")
            time.sleep(1.0)
            self.kill(window)
            window = self.open('5', data_home=home)
            self.assertEqual(window.rest()['text'], original)
            self.assertEqual(window.state()['note'], '')

    def test_a_window_that_is_killed_while_somebody_types_leaves_whole_files(self):
        with tempfile.TemporaryDirectory() as home:
            before = ''
            for kept in range(4):
                window = self.open('5', data_home=home)
                if before:
                    self.assertEqual(window.rest()['text'], before, 'what is on disk is what is shown')
                window.press('e', 'ctrl+End', 'Return')
                note = '# ' + 'abcd'[kept] * 20
                window.type(note)
                window.wait(lambda s, note=note: s['text'].endswith(note), 'the typed note')
                time.sleep(0.4 * kept)  # before it is written, meanwhile, and behind it
                self.kill(window)
                before = self.kept_text(home) or before
            self.assertIn('#', before)
            self.assertEqual(glob.glob(os.path.join(home, '**', '*.damaged'), recursive=True), [])

    def kept_text(self, home):
        files = glob.glob(os.path.join(home, 'asynchio', 'edited', '*.json'))
        if not files:
            return None
        with open(files[0], encoding='utf-8') as file:
            return json.load(file)['text']

    def test_a_home_that_cannot_be_written_costs_a_sentence(self):
        with tempfile.TemporaryDirectory() as folder:
            home = os.path.join(folder, 'home')
            with open(home, 'w', encoding='utf-8') as file:
                file.write('no folder')
            window = self.open('5', data_home=home)
            self.type_a_line(window, "print('mine')")
            window.wait(lambda s: 'cannot be kept' in s['toast'], 'the sentence')
            window.press('Escape')
            window.press_on('stage', 2)  # Run: in this home no answer is known
            window.press('End')
            window.wait(lambda s: s['time'] == '3.000 s', 'the window goes on')

    def test_what_is_typed_runs_by_itself_and_the_last_good_run_stays(self):
        window = self.open('5')
        window.press('End')
        events = window.wait(lambda s: s['time'] == '3.000 s', 'the end')['events']
        self.type_a_line(window, "print('mine')")
        good = window.wait(lambda s: s['events'] > events, 'the new run')['events']
        window.press('Return')
        window.type('print(')
        state = window.wait(lambda s: s['error'], 'the mark')
        self.assertEqual(state['events'], good)
        window.type("'more')")
        state = window.wait(lambda s: s['events'] > good, 'the next run')
        self.assertEqual(state['error'], '')
        self.assertTrue(state['editing'])

    def test_find_and_replace_with_keys(self):
        window = self.open('5')
        window.press('e', 'ctrl+h')
        window.wait(lambda s: s['editing'], 'the text')
        window.type('brew')
        window.wait(lambda s: s['finds'] == 'brew', 'the needle')
        window.press('Tab')
        window.type('pour')
        window.press_on('All')
        state = window.wait(lambda s: 'brew' not in s['text'], 'the replaced text')
        self.assertIn('pour', state['text'])
        window.press_on('close find')
        window.wait(lambda s: s['finds'] == '', 'the search is closed')
        window.press('ctrl+z')
        window.wait(lambda s: 'brew' in s['text'] and 'pour' not in s['text'], 'one step of undo')

    def test_the_run_before_stands_behind_and_can_be_pinned(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, 'tea.py')
            with open(path, 'w', encoding='utf-8') as program:
                program.write('import asyncio\n\nTEA = 2.0  #: 1.0..5.0 step 0.5 s\n\n\n'
                              'async def main():\n    await asyncio.sleep(TEA)\n\n\nasyncio.run(main())\n')
            window = self.open(path)
            window.press('End')
            window.wait(lambda s: s['time'] == '2.000 s', 'the end')
            window.press('k')
            window.wait(lambda s: s['pinned'] and s['behind'], 'A')
            window.press_on('TEA/more')
            state = window.wait(lambda s: 'TEA = 2.0' in s['behind'], 'A behind the new run')
            self.assertIn('total 2.00 s → 2.50 s', state['behind'])
            window.press_on('swap runs')
            state = window.wait(lambda s: s['parameters']['TEA'] == '2.0', "A's values")
            self.assertIn('TEA = 2.5', state['behind'])
            window.press('shift+k')
            window.wait(lambda s: not s['behind'], 'hidden')
            window.press('shift+k', 'k')
            window.wait(lambda s: not s['pinned'] and not s['behind'], 'let go')


if __name__ == '__main__':
    driver.main()
