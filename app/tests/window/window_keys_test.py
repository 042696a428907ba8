"""The keys of the window: the playhead, the editor, breakpoints, layouts. See driver.py."""

import driver
from driver import PATIENCE, WindowTest


class Keys(WindowTest):
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
        window.press_on('A/more')
        changed = window.wait(lambda s: s['parameters'] != before, 'a changed slider')['parameters']
        window.press('ctrl+z')
        window.wait(lambda s: s['parameters'] == before, 'undo')
        window.press('ctrl+y')
        window.wait(lambda s: s['parameters'] == changed, 'redo')

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

    def test_the_text_keeps_the_keyboard_when_a_button_above_it_is_clicked(self):
        window = self.open('5')
        window.press('e')
        window.wait(lambda s: s['editing'], 'the editor')
        for button, letter in (('live', '#'), ('Run', '!')):
            window.press_on(button)
            window.press('ctrl+Home')
            window.type(letter)
            window.wait(lambda s, c=letter: s['text'].startswith(c), f'what is typed after a click on {button}')

    def test_the_search_goes_on_with_the_same_keys_while_its_words_are_typed(self):
        window = self.open('5')
        window.press('ctrl+f')
        window.wait(lambda s: s['editing'] and 'find' in s['places'], 'the search')
        window.type('brew')
        first = window.wait(lambda s: s['finds'] == 'brew' and s['cursor'] != [0, 0], 'the first match')
        window.press('F3')
        window.wait(lambda s: s['cursor'] > first['cursor'], 'the second')
        window.press('shift+F3')
        window.wait(lambda s: s['cursor'] == first['cursor'], 'the first again')
        window.type('x')
        window.wait(lambda s: s['finds'] == 'brewx', 'other words')
        window.press('ctrl+h')
        state = window.wait(lambda s: 'replace' in s['places'], 'the field for the other words')
        self.assertEqual(state['finds'], 'brewx')

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

    def test_ctrl_c_interrupts_the_program_at_the_playhead(self):
        window = self.open('5')
        window.press('Page_Down', 'Page_Down', 'Page_Down', 'Page_Down', 'Page_Down')
        window.wait(lambda s: s['time'] == '1.000 s', 'the first timer')
        window.press('ctrl+c', 'End')
        window.wait(lambda s: s['interrupt'] == 'Ctrl+C at 1.00 s' and s['time'] == '1.000 s' and s['banner'] == 'An exception left the program at 1.00 s.',
                    'the end by Ctrl+C')
        window.press('ctrl+c', 'End')
        window.wait(lambda s: not s['interrupt'] and s['time'] == '3.000 s', 'the usual end')

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

    def test_ctrl_q_ends_the_app_and_its_runner(self):
        window = self.open('11')
        window.press('ctrl+q')
        self.assertEqual(window.process.wait(timeout=PATIENCE), 0)


if __name__ == '__main__':
    driver.main()
