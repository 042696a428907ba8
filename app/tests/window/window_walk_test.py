"""Every lesson of the course, walked through in the window: story, questions, the run caption by caption, the answers,
every experiment and challenge, and free play. Each stage is a picture.

A learner answers with keys and the mouse and moves real sliders; a presenter has the projected layout and the clicker.

usage: window_walk_test.py PATH_OF_ASYNCHIO [-v] [WALK.LESSON...]     Learner.test_05_gather, Presenter.test_05_gather

    ASYNCHIO_WALK_PICTURES   the folder for the pictures, LESSON-STAGE.png; else they go when the test ends
    ASYNCHIO_WALK_SIZE       1366x768 or another size
    ASYNCHIO_WALK_THEME      light or dark
    ASYNCHIO_WALK_LANGUAGE   en or de
    ASYNCHIO_WALK_SCALE      the size of everything: 2 is twice as large
"""
import os
import re
import tempfile

import driver
import lesson_files
from driver import LESSONS, WindowTest
from learner import Learner as Hands

STORY, PREDICT, RUN, EXPLAIN, BREAK, CHALLENGE, FREE = range(1, 8)
ENVIRONMENT = os.environ.get


class Walk(WindowTest):
    project = False
    scale = ENVIRONMENT('ASYNCHIO_WALK_SCALE', '1')

    def begin(self, name):
        self.lesson = lesson_files.Lesson(LESSONS, name, ENVIRONMENT('ASYNCHIO_WALK_LANGUAGE', 'en'))
        self.pictures = ENVIRONMENT('ASYNCHIO_WALK_PICTURES')
        if self.pictures:
            os.makedirs(self.pictures, exist_ok=True)
        else:
            folder = tempfile.TemporaryDirectory()
            self.addCleanup(folder.cleanup)
            self.pictures = folder.name
        options = ['--theme', ENVIRONMENT('ASYNCHIO_WALK_THEME', 'light'), '--ui-language', ENVIRONMENT('ASYNCHIO_WALK_LANGUAGE', 'en')]
        options += ['--scale', self.scale]
        self.window = self.open(name, *options, *(['--project'] if self.project else []), answered=False)
        usual = '1920x1080' if self.project or float(self.scale) > 1 else '1366x768'
        size = ENVIRONMENT('ASYNCHIO_WALK_SIZE', usual).split('x')
        self.window.xdotool('windowsize', self.window.id, *size)
        self.window.wait(lambda s: [str(s['width']), str(s['height'])] == size, 'the size')
        self.hands = Hands(self.window, self.lesson, float(self.scale))

    def picture(self, stage):
        self.window.picture(os.path.join(self.pictures, f'{self.lesson.name}-{stage}.png'))

    def to_the_end(self):
        self.window.rest()
        self.window.press('End')
        self.window.wait(lambda s: s['still'] and s['position'] == s['events'], 'the end of the run')

    # --- Run ---

    def run_with_the_clicker(self):
        """One key to the end: the captions are those of the lesson, in their order, and each is shown."""
        state = self.window.rest()
        for name, value in self.lesson.values().items():
            self.assertTrue(lesson_files.same(state['parameters'][name], value), f"{name}: the lesson's own value")
        seen = []
        while state['stage'] == RUN:
            before = (state['caption'], state['position'], state['stage'])
            self.window.press('Page_Down')
            state = self.window.wait(lambda s: (s['caption'], s['position'], s['stage']) != before, 'the next caption')
            if state['stage'] == RUN and state['caption']:
                state = self.window.rest()
                self.assertNotIn('…', state['caption'], 'a value is missing')
                seen.append(state['caption'])
                self.picture(f'3-run-{len(seen)}')
            elif state['stage'] == RUN:
                self.assertTrue(state['seen_end'])
                self.picture('3-run-end')
        machine = {'gil': str(state['gil']), 'cores': str(state['cores'])}
        captions = self.lesson.captions(machine)
        self.assertEqual(len(seen), len(captions), seen)
        for caption, shown in zip(captions, seen):
            self.assertTrue(caption.says(shown), f'{shown!r} instead of {caption.text!r}')
        self.assertEqual(state['did_not_happen'], [], 'moments of captions')

    def explain(self):
        state = self.window.wait(lambda s: s['stage'] == EXPLAIN and s['verdicts'] and not any(v['pending'] for v in s['judged']),
                                 'the answers')
        claims = self.window.wait(lambda s: all(claim['tested'] for claim in s['claims']), 'the tested claims')['claims']
        self.assertTrue(all(claim['agrees'] for claim in claims), claims)
        self.assertEqual(len(state['judged']), len(self.lesson.all('predict')))
        self.assertEqual(len(claims), len(self.lesson.all('claim')))
        self.picture('4-explain')
        return state['judged']

    def next_answer(self, number):
        state = self.window.wait(lambda s: s['stage'] == EXPLAIN and s['told'] == number and s['still'] and s['position'] == s['events'],
                                 'the next answer beside its own run')
        for name, value in self.lesson.all('predict')[number].settings('with').items():
            now = {**state['parameters'], 'gil': str(state['gil']), 'cores': str(state['cores'])}
            self.assertTrue(lesson_files.same(now[name], value), f'{name} is {now[name]}, not {value}')
        self.picture(f'4-explain-{number + 1}')

    # --- Break ---

    def shows_experiment(self, number):
        state = self.window.wait(lambda s: s['stage'] == BREAK and s['experiment']['index'] == number, 'the experiment')
        self.assertFalse(state['experiment']['is_set'])
        self.picture(f'5-break-{number + 1}')

    def has_set(self, experiment):
        self.window.wait(lambda s: s['broken'] and s['events'] > 0, 'the values of the experiment')
        state = self.window.rest()
        machine = {'gil': str(state['gil']), 'cores': str(state['cores'])}
        now = {**state['parameters'], **machine}
        for name, value in experiment.settings('set').items():
            self.assertTrue(lesson_files.same(now[name], value), f'{name} is {now[name]}, not {value}')
        self.assertTrue(state['experiment']['look'])
        self.assertNotIn('…', state['experiment']['look'])

    # --- Challenge ---

    def begins_unsolved(self, number):
        state = self.window.wait(lambda s: s['stage'] == CHALLENGE and s['challenge']['index'] == number
                                 and not s['challenge']['pending'], 'the challenge')
        self.assertFalse(state['goal'], 'it begins unsolved')
        self.assertEqual(state['challenge']['learned'], '')
        self.assertEqual(state['challenge']['count'], len(self.lesson.all('challenge')))
        self.picture(f'6-challenge-{number + 1}')


class Learner(Walk):
    """In the usual layout."""

    def walk(self, name):
        self.begin(name)
        self.picture('1-story')
        self.window.press('Return')
        mistaken = self.predict()
        self.window.press('Return')
        self.window.wait(lambda s: s['stage'] == RUN, 'Run')
        self.run_with_the_clicker()
        judged = self.explain()
        for number in mistaken:
            self.assertFalse(judged[number]['agrees'])
            self.assertTrue(judged[number]['feedback'], 'the misconception behind the answer is spoken to')
        for number in range(1, len(judged)):
            self.window.press('Return')
            self.next_answer(number)
        self.to_the_end_of_the_answers()
        self.window.press('Return')
        for number, experiment in enumerate(self.lesson.all('break')):
            self.break_it(number, experiment)
        for number, challenge in enumerate(self.lesson.all('challenge')):
            self.solve(number, challenge)
        self.play()

    def predict(self):
        """Answers every question, one of them with a known mistake. Returns the numbers of those."""
        mistaken = []
        questions = self.lesson.all('predict')
        for number, question in enumerate(questions):
            asked = self.window.wait(lambda s: s['stage'] == PREDICT and s['question'] and s['asked']['index'] == number,
                                     'the question')['asked']
            self.assertEqual((asked['kind'], asked['count']), (question.more, len(questions)))
            self.picture(f'2-predict-{number + 1}')
            mistake = None if mistaken else self.lesson.mistake(question)
            self.hands.answer(mistake)
            self.picture(f'2-predict-{number + 1}-said')
            self.hands.fix()
            if mistake is not None:
                mistaken.append(number)
            self.assertEqual(self.window.state()['position'], 0, 'nothing of the run is shown')
        self.assertTrue(mistaken, 'a lesson has a mistake that is known without a run')
        return mistaken

    def to_the_end_of_the_answers(self):
        """The card is longer than its place: what lies below is a picture, too."""
        self.window.place('flow/end', 0, 'flow')
        self.picture('4-explain-below')

    def break_it(self, number, experiment):
        self.shows_experiment(number)
        self.window.press('Return')
        self.has_set(experiment)
        self.to_the_end()
        self.picture(f'5-break-{number + 1}-set')
        self.window.press('Return')

    def solve(self, number, challenge):
        if number > 0:
            self.window.press_on('pick', len(self.lesson.all('challenge')) - 1 - number, 'flow')
        self.begins_unsolved(number)
        if 'hint' in challenge.keys:
            self.window.press_on('hint', 0, 'flow')
            self.window.wait(lambda s: s['challenge']['hint'], 'the hint')
        if challenge.scheduler:
            self.hands.decide(challenge.keys['solution'].split())
        else:
            for name, value in challenge.settings('solution').items():
                self.hands.set(name, value)
            self.to_the_end()
        state = self.window.wait(lambda s: s['goal'] and s['solved'] and s['challenge']['learned'], 'the goal')
        self.assertTrue(state['next'], 'the way on')
        self.picture(f'6-challenge-{number + 1}-solved')

    def play(self):
        """Behind the challenge everything can be changed."""
        sliders = [s for s in self.lesson.sliders.values() if not s.is_choice]
        free = lambda: [s for s in sliders if self.window.shows(s.name + '/value')]
        self.window.press('Return')
        state = self.window.wait(lambda s: s['stage'] == FREE, 'free play')
        self.assertEqual(bool(state['next']), self.lesson.name != lesson_files.lessons(LESSONS)[-1], 'the way to the next lesson')
        self.window.place('program/begin', 0, 'program')
        slider = free()[0]
        now = float(self.window.state()['parameters'][slider.name])
        value = now - slider.step if now > slider.least else now + slider.step
        self.hands.type_number(slider.name, f'{value:g}')
        self.to_the_end()
        self.picture('7-free-play')


class TwiceAsLarge(Learner):
    """At 200 %, where text, program and picture are pages of their own: each stage turns to the one it needs."""
    scale = '2'

    def run_with_the_clicker(self):
        self.assertTrue(self.window.shows('lane'), 'the run is looked at')
        super().run_with_the_clicker()

    def predict(self):
        self.assertFalse(self.window.shows('lane'), 'questions are read')
        return super().predict()

    def break_it(self, number, experiment):
        self.shows_experiment(number)
        self.window.press('Return')
        self.has_set(experiment)
        self.window.wait(lambda s: 'lane' in s['places'], 'what the experiment does is looked at')
        self.to_the_end()
        self.picture(f'5-break-{number + 1}-set')
        self.window.press('Return')
        self.window.wait(lambda s: 'lane' not in s['places'], 'the page with the text')
        self.window.press('Return')

    def play(self):
        """The chips are on another page."""


class Presenter(Walk):
    """In the projected layout: the clicker's one key goes through everything; at a challenge she leaves the layout."""
    project = True

    def click(self, holds, what):
        self.window.press('Page_Down')
        return self.window.wait(holds, what)

    def walk(self, name):
        self.begin(name)
        self.assertTrue(self.window.state()['project'])
        self.picture('1-story')
        for number, question in enumerate(self.lesson.all('predict')):
            self.click(lambda s: s['stage'] == PREDICT and s['asked']['index'] == number, 'the question')
            self.window.wait(lambda s: s['question'] == question.more, 'what is asked')
            self.picture(f'2-predict-{number + 1}')
        self.click(lambda s: s['stage'] == RUN, 'Run')
        self.run_with_the_clicker()
        self.explain()
        for number in range(1, len(self.lesson.all('predict'))):
            self.window.press('Page_Down')
            self.next_answer(number)
        for number, experiment in enumerate(self.lesson.all('break')):
            self.window.press('Page_Down')
            self.shows_experiment(number)
            self.window.press('Page_Down')
            self.has_set(experiment)
            self.window.press('End')
            self.window.wait(lambda s: s['still'] and s['seen_end'] and s['position'] == s['events'], 'the end of the experiment')
            self.picture(f'5-break-{number + 1}-set')
        for number, challenge in enumerate(self.lesson.all('challenge')):
            self.window.press('Page_Down')
            self.begins_unsolved(number)
            self.solve(challenge)
            self.picture(f'6-challenge-{number + 1}-solved')

    def solve(self, challenge):
        if challenge.scheduler:
            self.hands.decide(challenge.keys['solution'].split())
        else:
            self.window.press('F5')
            self.window.wait(lambda s: not s['project'], 'the usual layout')
            self.window.press_on('solution', 0, 'flow')
            self.window.wait(lambda s: s['goal'], 'the goal')
            self.window.press('F5')
            self.to_the_end()
        self.window.wait(lambda s: s['project'] and s['goal'] and s['challenge']['learned'], 'the goal, projected')


def add_tests():
    """One for each lesson that lies in the folder; what Learner has, TwiceAsLarge has, too."""
    for name in lesson_files.lessons(LESSONS):
        for walk in (Learner, Presenter):
            test = lambda self, name=name: self.walk(name)
            setattr(walk, 'test_' + re.sub(r'\W', '_', name), test)


add_tests()

if __name__ == '__main__':
    driver.main()
