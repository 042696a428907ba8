"""What lies over the window or beside it: the list of lessons, pages, languages, worksheets. See driver.py."""
import os
import subprocess
import tempfile

import driver
from driver import Given, PATIENCE, WindowTest


class Library(WindowTest):
    def test_h_writes_a_worksheet_and_says_where(self):
        window = self.open('5')
        window.press('h')
        said = window.wait(lambda s: s['toast'].startswith('The handout is in '), 'the sentence')['toast']
        path = os.path.join(window.folder.name, 'asynchio', 'handouts', '05-gather.html')
        self.assertIn(path, said)
        done = subprocess.run([Given.app, 'handout', '5'], check=True, capture_output=True, timeout=PATIENCE)
        with open(path, 'rb') as file:
            self.assertEqual(file.read(), done.stdout)

    def test_a_worksheet_that_cannot_be_written_is_a_sentence(self):
        with tempfile.NamedTemporaryFile() as file:
            window = self.open('5', data_home=file.name)
            window.press('h')
            said = window.wait(lambda s: 'handout' in s['toast'].lower(), 'the sentence')['toast']
            self.assertTrue(said.startswith('No handout: '), said)
            self.assertIn(file.name, said)
        window.press_on('stage', 2)  # Run: in this home no answer is known
        window.press('Right')
        window.wait(lambda s: s['position'] > 0, 'the window goes on')

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
            if window.state()['title'] != 'One tray, three cups':
                break
        window.wait(lambda s: s['title'] == 'One cook, many timers' and not s['page'] and s['events'] > 0, 'the lesson of the plan')

    def test_the_window_speaks_german_when_it_is_asked_and_remembers_it(self):
        home = tempfile.TemporaryDirectory()
        self.addCleanup(home.cleanup)
        window = self.open('5', data_home=home.name)
        english = window.state()['title']
        window.press_on('locale')
        german = window.wait(lambda s: s['title'] != english, 'German')['title']
        window.press_on('locale')
        window.wait(lambda s: s['title'] == english, 'English again')
        window.press_on('locale')
        window.wait(lambda s: s['title'] == german, 'German again')
        window.end()
        self.assertEqual(self.open('5', data_home=home.name).state()['title'], german)
        self.assertEqual(self.open('5', language='de_AT.UTF-8').state()['title'], german)
        self.assertEqual(self.open('5', '--ui-language', 'en', language='de_AT.UTF-8').state()['title'], english)

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


if __name__ == '__main__':
    driver.main()
