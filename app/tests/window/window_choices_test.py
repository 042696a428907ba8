"""Keys that somebody exchanges, and the run as text: with the keyboard and the mouse. See driver.py."""
import os
import tempfile

import driver
from driver import WindowTest

SETTINGS, PALETTE, ABOUT, KEYS, TOLD = range(1, 6)
RESTART, INTERRUPT = 'Ctrl+R', 'Ctrl+C'


class Keys(WindowTest):
    def to_the_keys(self, window):
        window.press('ctrl+comma')
        window.wait(lambda s: s['card'] == SETTINGS, 'the settings')
        window.press_on('other card', 3)
        window.wait(lambda s: s['card'] == KEYS, 'the keys')

    def close(self, window):
        window.press('Escape')
        window.wait(lambda s: s['card'] == 0, 'no card')

    def test_a_key_is_exchanged_kept_and_taken_back(self):
        with tempfile.TemporaryDirectory() as home:
            window = self.open('5', data_home=home)
            self.to_the_keys(window)
            window.press_on('change key', 0)
            window.wait(lambda s: s['asked_key'] == RESTART, 'what is asked for')
            window.press('F6')
            window.wait(lambda s: s['keys'] == {RESTART: 'F6'} and not s['asked_key'], 'the new key')
            self.close(window)
            self.restarts_with(window, 'F6', 'ctrl+r')
            window.end()
            window = self.open('5', data_home=home)
            self.assertEqual(window.rest()['keys'], {RESTART: 'F6'})
            self.restarts_with(window, 'F6', 'ctrl+r')
            self.to_the_keys(window)
            window.press_on('usual keys')
            window.wait(lambda s: s['keys'] == {}, 'the usual keys')
            self.close(window)
            self.restarts_with(window, 'ctrl+r', 'F6')

    def restarts_with(self, window, key, other):
        window.press('End')
        window.wait(lambda s: s['position'] == s['events'], 'the end')
        window.press(other, 'Left')
        here = window.wait(lambda s: s['position'] < s['events'], 'the other key does nothing')['position']
        self.assertGreater(here, 0)
        window.press(key)
        window.wait(lambda s: s['position'] == 0, 'the start of the new run')

    def test_a_key_that_is_taken_is_a_sentence_and_changes_nothing(self):
        window = self.open('5')
        self.to_the_keys(window)
        for pressed, sentence in (('l', 'lessons'), ('Page_Down', 'clicker'), ('Return', 'stays as it is'), ('question', 'this card')):
            window.press_on('change key', 0)
            window.wait(lambda s: s['asked_key'] == RESTART, 'what is asked for')
            window.press(pressed)
            state = window.wait(lambda s: not s['asked_key'] and sentence in s['key_note'], sentence)
            self.assertEqual((state['keys'], state['card']), ({}, KEYS))
        window.press_on('change key', 0)
        window.wait(lambda s: s['asked_key'] == RESTART, 'what is asked for')
        window.press('Escape')
        self.assertEqual(window.wait(lambda s: not s['asked_key'], 'nothing is asked for')['card'], KEYS, 'Esc leaves the question, not the card')

    def test_the_keyboard_alone_exchanges_a_key_and_the_palette_shows_it(self):
        window = self.open('5')
        window.press('ctrl+shift+p')
        window.wait(lambda s: s['card'] == PALETTE, 'the palette')
        window.type('change keys')
        window.wait(lambda s: s['palette'] and s['palette']['rows'][:1] == ['change keys'], 'the row')
        window.press('Return')
        window.wait(lambda s: s['card'] == KEYS, 'the keys')
        window.press('Return')  # on the first of them
        window.wait(lambda s: s['asked_key'] == RESTART, 'what is asked for')
        window.press('ctrl+shift+F7')
        window.wait(lambda s: s['keys'] == {RESTART: 'Ctrl+Shift+F7'}, 'the new key')
        self.close(window)
        window.press('ctrl+shift+p')
        state = window.wait(lambda s: s['palette'], 'the palette')
        shown = {command['words']: command['keys'] for command in state['palette']['commands']}
        self.assertEqual(shown['run again'], 'Ctrl+Shift+F7')

    def test_lines_that_make_no_sense_cost_a_sentence_and_the_rest_holds(self):
        with tempfile.TemporaryDirectory() as home:
            folder = os.path.join(home, 'config', 'asynchio')
            os.makedirs(folder)
            path = os.path.join(folder, 'settings.toml')
            with open(path, 'w', encoding='utf-8') as file:
                file.write('theme = "dark"\n[keys]\n"Ctrl+R" = "F6"\n"Ctrl+Q" = "Hyper+Q"\n"T" = 3\n')
            window = self.open('5', data_home=home)
            state = window.wait(lambda s: 'settings.toml' in s['toast'], 'the sentence')
            self.assertIn('“Hyper+Q” is no key', state['toast'])
            self.assertEqual(state['theme'], 'dark')
            self.restarts_with(window, 'F6', 'F7')
            window.press('ctrl+plus')
            window.wait(lambda s: s['zoom'] > 1, 'larger')
            with open(path, encoding='utf-8') as file:
                text = file.read()
            self.assertIn('Hyper+Q', text, 'what somebody wrote by hand is not thrown away')
            self.assertIn('F6', text)


class AsText(WindowTest):
    def test_the_run_is_read_searched_and_copied_with_the_keyboard(self):
        window = self.open('5')
        window.press('End')
        window.wait(lambda s: s['time'] == '3.000 s', 'the end')
        window.press('ctrl+t')
        told = window.wait(lambda s: s['card'] == TOLD and s['as_text'], 'the text')['as_text']
        self.assertTrue(any('The timer rang at 1.00 s: B became ready.' in line for line in told['lines']), told['lines'])
        self.assertEqual(told['current'], len(told['lines']) - 1)
        window.press('Up')
        before = window.wait(lambda s: s['as_text']['current'] < told['current'], 'the line before')
        self.assertLess(before['position'], before['events'])
        window.press('Down')
        window.wait(lambda s: s['as_text']['current'] > before['as_text']['current'], 'the next line')
        window.press('Home')
        window.wait(lambda s: s['position'] == 0, 'the playhead moves under it')
        window.press('ctrl+a', 'ctrl+c')
        window.wait(lambda s: f"{len(told['lines'])} lines are on the clipboard" in s['toast'], 'the sentence')
        window.press('slash')
        window.type('timer rang')
        window.wait(lambda s: s['as_text'] and len(s['as_text']['lines']) == 3, 'the lines that are found')
        window.press('Escape', 'Escape')
        window.wait(lambda s: s['card'] == 0, 'no card')
        window.press('e', 'ctrl+a', 'ctrl+v')
        text = window.wait(lambda s: 'The timer rang' in s['text'], 'what was copied')['text']
        self.assertEqual(text.splitlines(), told['lines'])

    def test_a_line_is_gone_to_with_the_mouse(self):
        window = self.open('5')
        window.press('End')
        window.wait(lambda s: s['time'] == '3.000 s', 'the end')
        window.press('ctrl+t')
        window.wait(lambda s: s['as_text'], 'the text')
        window.press('slash')
        window.type('ready B')
        window.wait(lambda s: len(s['as_text']['lines']) == 1, 'one line')
        window.press_on('told line')
        window.wait(lambda s: s['time'] == '1.000 s', 'its moment')
        window.press_on('copy lines')
        window.wait(lambda s: '1 line is on the clipboard' in s['toast'], 'the sentence')
        window.press_on('close told')
        window.wait(lambda s: s['card'] == 0, 'closed')


if __name__ == '__main__':
    driver.main()
