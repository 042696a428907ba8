"""Before a class: the votes, the speaker's notes, the light and the pointer, in the projected layout. See driver.py."""
import subprocess
import time

import driver
from driver import PATIENCE, WindowTest

PREDICT, RUN, EXPLAIN = 2, 3, 4


class BeforeAClass(WindowTest):
    def project(self, lesson, *arguments):
        window = self.open(lesson, '--project', *arguments, answered=False)
        window.xdotool('windowsize', window.id, '1920', '1080')
        window.wait(lambda s: (s['width'], s['height']) == (1920, 1080), 'the size')
        self.assertTrue(window.state()['project'], '--project begins there')
        return window

    def is_gone(self, name):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', name], capture_output=True, text=True, check=False)
            if not found.stdout:
                return True
            time.sleep(0.05)
        return False

    def counts(self, state):
        return [answer['count'] for answer in state['votes']['answers']]

    def test_a_class_votes_and_sees_its_votes_beside_the_result(self):
        window = self.project('5')
        window.press('Page_Down')
        window.wait(lambda s: s['stage'] == PREDICT and s['votes'] and len(s['votes']['answers']) > 1, 'the answers')
        window.press('Return')
        window.wait(lambda s: s['votes']['clock'], 'the clock')
        window.wait(lambda s: s['votes']['left'] < 44, 'the clock runs')
        window.press('1', '1', '2')
        window.wait(lambda s: self.counts(s)[:2] == [2, 1], 'the hands')
        window.press('minus')
        window.wait(lambda s: self.counts(s)[:2] == [2, 0], 'one fewer')
        window.press('Return')
        state = window.wait(lambda s: s['votes']['shown'] and not s['votes']['clock'], 'the votes are shown')
        self.assertFalse(any(answer['right'] for answer in state['votes']['answers']))
        window.press_on('more')
        window.wait(lambda s: self.counts(s)[0] == 3, 'a click counts')
        while window.state()['stage'] != EXPLAIN:
            before = window.rest()
            window.press('Page_Down')
            window.wait(lambda s: (s['stage'], s['caption'], s['question'], s['position']) !=
                        tuple(before[name] for name in ('stage', 'caption', 'question', 'position')), 'the next')
        state = window.wait(lambda s: s['votes'], 'the votes beside the result')
        self.assertEqual(self.counts(state)[0], 3)
        self.assertEqual(sum(answer['right'] for answer in state['votes']['answers']), 1)

    def test_the_program_lies_over_lanes_that_scroll(self):
        window = self.project('18')
        while window.state()['stage'] != EXPLAIN:
            before = window.rest()
            window.press('Page_Down')
            window.wait(lambda s: (s['stage'], s['caption'], s['question'], s['position']) !=
                        tuple(before[name] for name in ('stage', 'caption', 'question', 'position')), 'the next')
        window.press('c')
        window.wait(lambda s: s['shows_code'] and 'code card' in s['places'], 'the program')
        x, y, _width, height = window.rest()['places']['code card'][0]
        beside_the_code = window.pixels(x + 12 + 3, y + 60, 1, height - 120)  # 12 is the shadow
        self.assertEqual(len(set(beside_the_code)), 1, 'no line of a lane runs through')

    def test_a_window_that_grew_is_drawn_as_large_as_the_next_frame_would_be(self):
        window = self.open('5', '--project', answered=False)
        window.xdotool('windowsize', window.id, '1280', '720')
        window.wait(lambda s: (s['width'], s['height']) == (1280, 720), 'the small size')
        small = window.rest()['places']['go_on'][0]
        window.xdotool('windowsize', window.id, '1920', '1080')
        window.wait(lambda s: (s['width'], s['height']) == (1920, 1080), 'the size')
        large = window.rest()['places']['go_on'][0]
        self.assertGreater(large[3], small[3] * 1.3)
        window.press('Page_Down', 'Page_Up')
        self.assertEqual(window.rest()['places']['go_on'][0], large)

    def test_the_clicker_and_the_buttons_go_back_too(self):
        window = self.project('5')
        window.press('Page_Down', 'Page_Down')
        window.wait(lambda s: s['stage'] == PREDICT and s['asked']['index'] == 1, 'the second question')
        window.press('Page_Up')
        window.wait(lambda s: s['stage'] == PREDICT and s['asked']['index'] == 0, 'the first one again')
        places = {name: window.place(name) for name in ('go_back', 'go_on')}
        for _ in range(2):
            window.press_on('go_on')
        state = window.wait(lambda s: s['stage'] == RUN, 'the run')
        self.assertEqual({name: window.place(name) for name in places}, places, 'the buttons stay where they are')
        window.press_on('go_back')
        window.wait(lambda s: s['stage'] == PREDICT and s['asked']['index'] == 1, 'back before the run')
        window.press('l')
        state = window.wait(lambda s: s['spotlight'], 'the light')
        self.assertFalse(state['lessons'])

    def test_notes_the_light_and_the_program_come_and_go_with_their_keys(self):
        window = self.project('8')
        self.assertIsNone(window.state()['notes'])
        window.press('p')
        state = window.wait(lambda s: s['notes'], 'the notes')
        self.assertTrue(state['notes']['next'])
        window.press('p')
        window.wait(lambda s: not s['notes'], 'no notes')
        for key, name in (('l', 'spotlight'), ('r', 'pointer')):
            window.press(key)
            window.wait(lambda s: s[name], name)
            window.press(key)
            window.wait(lambda s: not s[name], f'no {name}')
        for shown in ('all', 'around', ''):
            window.press('c')
            window.wait(lambda s: s['code'] == shown, f'the program: {shown}')

    def test_notes_have_a_window_of_their_own(self):
        window = self.project('5')
        window.press('shift+p')
        window.wait(lambda s: s['notes'], 'the notes')
        found = window.xdotool('search', '--sync', '--onlyvisible', '--name', '^Notes$').split()
        self.assertEqual(len(found), 1)
        window.xdotool('windowfocus', '--sync', found[0])
        window.press('Page_Down')
        window.wait(lambda s: s['stage'] == PREDICT, "the clicker's key counts there, too")
        window.press('shift+p')
        window.wait(lambda s: not s['notes'], 'the notes are closed')
        self.assertTrue(self.is_gone('^Notes$'), 'the window is closed')
        window.xdotool('windowfocus', '--sync', window.id)
        window.press('Page_Down')
        window.wait(lambda s: s['question'], 'the first window goes on')


if __name__ == '__main__':
    driver.main()
