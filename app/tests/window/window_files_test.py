"""Files beside the window: a teacher's own lessons that change on disk. See driver.py."""
import os
import shutil
import tempfile
import time

import driver
from driver import LESSONS, WindowTest


class Files(WindowTest):
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
            self.assertEqual(window.state()['own'], ['One tray, three cups'])
            folder = self.own_lesson(home, '02-fresh')
            window.wait(lambda s: len(s['own']) == 2, 'a lesson that appears')
            self.change(os.path.join(folder, 'lesson.md'), 'minutes: 10', 'minutes: ten')
            window.wait(lambda s: any('02-fresh/lesson.md, line 4' in own for own in s['own']), 'its problem')
            window.press('l')
            window.wait(lambda s: s['lessons'], 'the list')
            self.own_lesson(None, 'there', folder=other)
            second = self.open('there', '--lessons', other, data_home=home)
            self.assertEqual(second.state()['own'], ['One tray, three cups'])


if __name__ == '__main__':
    driver.main()
