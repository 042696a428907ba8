"""The window at home: settings, command palette, tour, files that were opened before. See driver.py."""

import os
import tempfile

import driver
from driver import WindowTest

SETTINGS, PALETTE, ABOUT = 1, 2, 3


class Home(WindowTest):
    def test_settings_are_there_in_the_next_sitting(self):
        with tempfile.TemporaryDirectory() as home:
            window = self.open('5', data_home=home)
            window.press('ctrl+comma')
            window.wait(lambda s: s['card'] == SETTINGS, 'the settings')
            window.press_on('pick theme', 2)
            window.wait(lambda s: s['theme'] == 'contrast', 'the theme')
            window.press_on('pick motion', 1)
            window.wait(lambda s: s['reduced_motion'], 'no motion')
            window.press_on('more', 1)
            window.wait(lambda s: s['speed'] == 2, 'the speed')
            window.press_on('pick language', 1)
            window.wait(lambda s: s['title'] != 'One tray, three cups', 'German')
            window.press('Escape')
            window.wait(lambda s: s['card'] == 0, 'the card is closed')
            x, y, width, height = window.place('columns')
            window.drag(x + width // 2, y + height // 2, x + width // 2 - 90, y + height // 2)
            wide = window.wait(lambda s: s['left_width'] > 0, 'the splitter')['left_width']
            x, y, width, height = window.place('rows')
            window.drag(x + width // 2, y + height // 2, x + width // 2, y + height // 2 - 60)
            high = window.wait(lambda s: s['bottom_height'] > 0, 'the splitter of the rows')['bottom_height']
            window.press('ctrl+plus')
            window.wait(lambda s: s['zoom'] > 1, 'larger')
            window.end()
            later = self.open('5', data_home=home).rest()
            self.assertEqual((later['theme'], later['reduced_motion'], later['speed'], later['left_width'], later['bottom_height']), ('contrast', True, 2, wide, high))
            self.assertEqual(later['zoom'], 1.1)

    def test_a_theme_of_the_command_line_is_nobodys_choice(self):
        with tempfile.TemporaryDirectory() as home:
            window = self.open('5', '--theme', 'dark', data_home=home)
            window.press('ctrl+plus')
            window.wait(lambda s: s['zoom'] > 1, 'larger')
            window.end()
            self.assertEqual(self.open('5', data_home=home).rest()['theme'], 'light')

    def test_settings_that_cannot_be_kept_hold_and_cost_a_sentence(self):
        with tempfile.TemporaryDirectory() as home:
            os.makedirs(os.path.join(home, 'config'))
            with open(os.path.join(home, 'config', 'asynchio'), 'w', encoding='utf-8') as file:
                file.write('a file where the folder should be')
            window = self.open('5', data_home=home)
            window.press('ctrl+comma')
            window.wait(lambda s: s['card'] == SETTINGS, 'the settings')
            window.press_on('pick theme', 1)
            window.wait(lambda s: s['theme'] == 'dark' and 'cannot be kept' in s['toast'], 'the sentence')

    def test_the_theme_button_has_a_list(self):
        window = self.open('5')
        window.press_on('theme')
        window.wait(lambda s: 'entry' in s['places'], 'the list')
        window.press_on('entry', 3)
        window.wait(lambda s: s['theme'] == 'blue-orange', 'the theme')

    def test_the_palette_runs_what_keys_do(self):
        window = self.open('5')
        window.press('End')
        window.wait(lambda s: s['time'] == '3.000 s', 'the end')

        def order(words, holds, what):
            window.press('ctrl+shift+p')
            window.wait(lambda s: s['card'] == PALETTE, 'the palette')
            window.type(words)
            window.wait(lambda s: s['command'] == words, 'the words')
            window.press('Return')
            return window.wait(lambda s: s['card'] != PALETTE and holds(s), what)
        order('to the start', lambda s: s['position'] == 0, 'the start')
        order('ruler', lambda s: s['ruler'] == 'turns', 'turns')
        order('zoom in', lambda s: not s['view'][2], 'a part of the picture')
        order('whole run', lambda s: s['view'][2], 'the whole run')
        order('edit the program', lambda s: s['editing'], 'the editor')
        window.press('ctrl+shift+p')
        window.wait(lambda s: s['card'] == PALETTE, 'the palette over the editor')
        window.press('Escape')
        window.wait(lambda s: s['card'] == 0 and s['editing'], 'the editor again')
        window.press('Escape')
        order('about asynchio', lambda s: s['card'] == ABOUT, 'the card about it')
        window.press('Escape')
        order('lesson 8', lambda s: s['number'] == 8, 'lesson 8')

    def test_a_file_that_was_opened_is_offered_again(self):
        with tempfile.TemporaryDirectory() as home:
            path = os.path.join(home, 'mine.py')
            with open(path, 'w', encoding='utf-8') as file:
                file.write('import asyncio\n\n\nasync def main():\n    print("mine")\n\nasyncio.run(main())\n')
            self.open(path, data_home=home).end()
            window = self.open('5', data_home=home)
            window.press('ctrl+shift+p')
            window.wait(lambda s: s['card'] == PALETTE, 'the palette')
            window.type('mine.py')
            window.wait(lambda s: s['command'] == 'mine.py', 'the words')
            window.press('Down', 'Return')  # the first row is the path as it was typed
            window.wait(lambda s: s['title'] == 'mine.py', 'the file')

    def test_the_first_start_offers_a_tour_once(self):
        with tempfile.TemporaryDirectory() as home:
            window = self.open(data_home=home)
            self.assertEqual(window.rest()['tour'], 0)
            window.press('Return')
            window.wait(lambda s: s['tour'] == 1, 'the next step')
            window.press('Escape')
            window.wait(lambda s: s['tour'] == -1, 'the end of the tour')
            window.end()
            again = self.open(data_home=home)
            self.assertEqual(again.rest()['tour'], -1)
            again.press('question')
            again.wait(lambda s: s['help'], 'the help')
            again.press_on('tour')
            again.wait(lambda s: s['tour'] == 0, 'the tour from the help')

    def test_whoever_names_a_lesson_or_projects_gets_no_tour(self):
        self.assertEqual(self.open('5').rest()['tour'], -1)
        self.assertEqual(self.open('--project').rest()['tour'], -1)


if __name__ == '__main__':
    driver.main()
