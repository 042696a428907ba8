"""The pointer: sliders, the ruler, bars, and the window's size. See driver.py."""

import driver
from driver import WindowTest


class Mouse(WindowTest):
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
        window.wait(lambda s: s['selected'] == 'Why is page not running?', 'the explanation of the wait')

    def test_a_click_on_a_bar_explains_it(self):
        window = self.open('5')
        window.press('End')
        window.wait(lambda s: s['time'] == '3.000 s', 'the end')
        window.click(1000, 269)
        window.wait(lambda s: s['selected'], 'an explanation')
        window.press('Escape')
        window.wait(lambda s: not s['selected'], 'no explanation')

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

    def test_every_size_is_drawn(self):
        window = self.open('9')
        for width, height in ((640, 480), (1920, 1080), (900, 1100), (1366, 768)):
            window.xdotool('windowsize', window.id, str(width), str(height))
            window.wait(lambda s: (s['width'], s['height']) == (width, height), f'{width} x {height}')
            window.press('Page_Down')


if __name__ == '__main__':
    driver.main()
