"""Answering and deciding: the flow of a lesson with keys and with the mouse. See driver.py."""
import tempfile

import driver
from driver import WindowTest


class LessonFlow(WindowTest):
    def walk(self, lesson):
        """Through all stages of a lesson, with the keyboard alone."""
        window = self.open(lesson, answered=False)
        window.press('Return')
        state = window.wait(lambda s: s['stage'] == 2 and s['question'], 'the first question')
        while state['question']:
            if state['question'] == 'choice':
                window.press('1', 'Return')
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
                window.press('2')  # the second line moves up
                window.wait(lambda s: s['asked'] and s['asked']['can_fix'], 'the moved line')
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
        self.assertGreater(len(seen), 1)
        window.wait(lambda s: s['stage'] == 4 and s['verdicts'] > 0, 'Explain')
        for told in range(1, window.state()['verdicts']):
            window.press('Return')
            window.wait(lambda s, t=told: s['told'] == t, 'the next answer')
        window.press('Return')
        state = window.wait(lambda s: s['stage'] == 5, 'Break')
        while state['stage'] == 5:
            window.press('Return')
            window.wait(lambda s: s['broken'], 'the experiment')
            window.press('Return')
            state = window.wait(lambda s: s['stage'] != 5 or not s['broken'], 'what comes next')
        return window

    def test_a_lesson_is_walked_through_with_the_keyboard(self):
        for lesson in ('1', '4', '5', '8', '13'):
            with self.subTest(lesson=lesson):
                self.walk(lesson).end()

    def test_a_lane_is_picked_with_the_mouse(self):
        window = self.open('13', answered=False)
        window.press('Return')
        window.wait(lambda s: s['question'] == 'lane', 'the question')
        window.click(1000, 320)
        window.wait(lambda s: s['said'] == 'ann', 'the lane that was clicked')
        window.click(640, 390)  # also on its name
        window.wait(lambda s: s['said'] == 'bob', 'another lane')
        window.press('Return')
        window.wait(lambda s: s['fixed'] == 1, 'the answer is fixed')

    def test_the_end_of_a_bar_is_dragged(self):
        window = self.open('5', answered=False)
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
        window = self.open('11', answered=False)
        window.press_on('stage', 5)
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

    def test_a_learner_resumes_where_she_was(self):
        with tempfile.TemporaryDirectory() as home:
            first = self.open('5', data_home=home, answered=False)
            first.press('Return')
            first.wait(lambda s: s['question'] == 'choice', 'the question')
            first.press('b', 'Return')
            first.wait(lambda s: s['question'] == 'bar', 'the second question')
            first.process.kill()
            second = self.open('5', data_home=home, answered=False)
            second.wait(lambda s: s['stage'] == 2 and s['question'] == 'bar' and s['fixed'] == 1, 'the second question again')


if __name__ == '__main__':
    driver.main()
