"""A disk that is full, a home that is read-only, files that are damaged, two windows: each costs a sentence, nothing is
lost, and the window goes on. strace plays the disk: it lets the calls fail that a real one would. See driver.py.
"""
import glob
import os
import tempfile

import driver
from driver import PATIENCE, WindowTest
from system_calls import Trace

PALETTE = 2
FULL, READ_ONLY = 'No space left on device', 'Read-only file system'


def failing(*faults):
    """A command that starts the app with these calls failing: 'fsync:error=ENOSPC'."""
    names = ','.join(fault.partition(':')[0] for fault in faults)
    inject = [word for fault in faults for word in ('-e', 'inject=' + fault)]
    return ['strace', '-f', '-qq', '-o', '/dev/null', '-e', 'signal=none', '-e', 'trace=' + names, *inject, '--']


class Disk(WindowTest):
    def setUp(self):
        self.addCleanup(Trace().end)  # says it in a sentence where strace cannot be used
        home = tempfile.TemporaryDirectory()
        self.addCleanup(home.cleanup)
        self.home = home.name
        self.variables = {'HOME': self.home, 'XDG_CACHE_HOME': os.path.join(self.home, 'cache')}

    def start(self, lesson='5', under=()):
        return self.open(lesson, data_home=self.home, under=under, variables=self.variables, answered=False)

    def to_front(self, window):
        window.pointer = None  # the other one has moved it
        window.xdotool('windowraise', window.id, 'windowfocus', '--sync', window.id)

    def files(self):
        """What is on the disk, by its name, without what the graphics card's driver keeps."""
        paths = [path for path in glob.glob(os.path.join(self.home, '**', '*'), recursive=True)
                 if os.path.isfile(path) and not path.startswith(os.path.join(self.home, 'cache'))]
        found = {}
        for path in paths:
            with open(path, 'rb') as file:
                found[os.path.relpath(path, self.home)] = file.read()
        return found

    def answer_one(self, window):
        window.press('Return')
        window.wait(lambda s: s['question'] == 'choice', 'the first question')
        window.press('a', 'Return')
        return window.wait(lambda s: s['fixed'] == 1, 'the answer')

    def choose_dark(self, window):
        window.press('ctrl+shift+p')
        window.wait(lambda s: s['card'] == PALETTE, 'the palette')
        window.type('theme: dark')
        window.wait(lambda s: s['command'] == 'theme: dark', 'the words')
        window.press('Return')
        return window.wait(lambda s: s['theme'] == 'dark', 'the theme')

    def to_the_end_of_the_text(self, window):
        window.press('Escape', 'e')
        window.wait(lambda s: s['editing'], 'the editor')
        window.press('ctrl+End')
        window.wait(lambda s: s['cursor'] == [s['text'].count('\n'), len(s['text'].rpartition('\n')[2])], 'the end of the text')

    def type_a_line(self, window):
        self.to_the_end_of_the_text(window)
        window.press('Return')
        window.type("print('mine')")
        return window.wait(lambda s: s['text'].endswith("print('mine')"), 'the line')

    def export(self, window):
        window.press('ctrl+e')
        window.wait(lambda s: s['export'], 'the card')
        window.press_on('.csv')

    def all_is_told_and_nothing_lost(self, why, under):
        first = self.start()
        self.answer_one(first)
        self.choose_dark(first)
        self.type_a_line(first)
        first.wait(lambda s: s['edited'], 'an edit')
        first.press('ctrl+q')
        self.assertEqual(first.process.wait(timeout=PATIENCE), 0)
        before = self.files()
        self.assertEqual(len(before), 3, sorted(before))

        window = self.start(under=under)
        self.assertEqual(window.rest()['theme'], 'dark', 'what was kept is there')
        self.to_the_end_of_the_text(window)
        window.type('#')
        window.wait(lambda s: 'What you type cannot be kept' in s['toast'] and why in s['toast'], 'the text')
        self.assertTrue(window.rest()['text'].endswith('#'), 'what was typed stays in the window')
        window.press('ctrl+plus')
        window.wait(lambda s: 'settings cannot be kept' in s['toast'] and why in s['toast'], 'the settings')
        self.assertGreater(window.state()['zoom'], 1, 'the choice holds')
        window.press('ctrl+0', 'Escape')
        window.wait(lambda s: s['question'] == 'bar' and not s['editing'], 'the second question')
        window.press('Right', 'shift+Right', 'Left')
        window.wait(lambda s: s['asked']['can_fix'], 'the moved end')
        window.press('Return')
        window.wait(lambda s: 'progress cannot be kept' in s['toast'] and why in s['toast'], 'the progress')
        self.export(window)
        window.wait(lambda s: 'not saved' in s['toast'] and why in s['toast'], 'the export')
        window.press('Escape', 'End')
        window.wait(lambda s: s['position'] == s['events'], 'the window goes on')
        window.press('ctrl+q')
        self.assertEqual(window.process.wait(timeout=PATIENCE), 0)
        self.assertEqual(self.files(), before, 'what was on the disk is as it was, and there is no half of a file')

    def test_a_full_disk(self):
        self.all_is_told_and_nothing_lost(FULL, failing('fsync:error=ENOSPC'))

    def test_a_home_that_is_read_only(self):
        self.all_is_told_and_nothing_lost(READ_ONLY, failing('rename:error=EROFS', 'mkdir:error=EROFS'))

    def test_damaged_files_are_set_aside_and_told(self):
        first = self.start()
        self.answer_one(first)
        self.choose_dark(first)
        self.type_a_line(first)
        first.wait(lambda s: s['edited'], 'an edit')
        first.press('ctrl+q')
        self.assertEqual(first.process.wait(timeout=PATIENCE), 0)
        for damage in (b'', b'{"lessons": {"05-', b'\xff\xfe\x00garbage'):
            for name in list(self.files()):
                if name.endswith('.damaged'):
                    os.remove(os.path.join(self.home, name))
                    continue
                with self.subTest(name, damage=damage):
                    path = os.path.join(self.home, name)
                    with open(path, 'rb') as file:
                        good = file.read()
                    with open(path, 'wb') as file:
                        file.write(damage)
                    window = self.start()
                    state = window.rest()
                    self.assertGreater(state['events'], 0)
                    if damage or name.endswith('.json'):  # an empty settings file says nothing, and that is no damage
                        self.assertIn(os.path.basename(name), state['toast'] + ' '.join(state['note_lines']) + state['note'])
                        with open(path + '.damaged', 'rb') as file:
                            self.assertEqual(file.read(), damage, 'set aside as it was')
                        os.remove(path + '.damaged')
                    window.press('F5')
                    window.wait(lambda s: s['project'], 'the window goes on')
                    window.press('ctrl+q')
                    self.assertEqual(window.process.wait(timeout=PATIENCE), 0)
                    with open(path, 'wb') as file:
                        file.write(good)

    def test_two_windows_keep_what_the_other_did(self):
        one, two = self.start(), self.start('8')
        self.to_front(one)
        self.answer_one(one)
        self.to_front(two)
        two.press('Return')
        two.wait(lambda s: s['question'], 'the question of the other lesson')
        self.to_front(one)
        self.choose_dark(one)
        self.to_front(two)
        two.press('ctrl+plus')
        two.wait(lambda s: s['zoom'] > 1, 'larger')
        self.to_front(one)
        self.type_a_line(one)
        self.to_front(two)
        self.to_the_end_of_the_text(two)
        two.press('Return')
        two.type('# two')
        two.wait(lambda s: s['text'].endswith('# two'), 'the other text')
        for window in (one, two):
            self.to_front(window)
            window.press('Escape', 'ctrl+q')
            self.assertEqual(window.process.wait(timeout=PATIENCE), 0)
        later = self.start().rest()
        self.assertEqual((later['theme'], later['zoom'], later['fixed'], later['stage']), ('dark', 1.1, 1, 2))
        self.assertTrue(later['text'].endswith("print('mine')"))
        other = self.start('8').rest()
        self.assertEqual(other['stage'], 2)
        self.assertTrue(other['text'].endswith('# two'))


if __name__ == '__main__':
    driver.main()
