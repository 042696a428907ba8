"""Programs and runners that fail, and a window that rests. See driver.py."""
import os
import signal
import tempfile
import time

import driver
from driver import PATIENCE, WindowTest


class Faults(WindowTest):
    def test_an_endless_program_ends_in_a_sentence(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, 'endless.py')
            with open(path, 'w', encoding='utf-8') as program:
                program.write('n = 0\nwhile True:\n    n += 1\n')
            window = self.open(path)
            window.press('End')
            window.wait(lambda s: s['banner'], 'the banner')
            window.press('Home')
            window.wait(lambda s: s['position'] == 0, 'the window still answers')

    def test_hostile_programs_get_a_banner_and_leave_nothing(self):
        folder = os.path.join(driver.HERE, '..', 'hostile')
        for name in ('crash/bad_bytecode', 'endless/regex', 'endless/print', 'exits/three', 'exits/attributes_kill',
                     'memory/string_doubling', 'stuck/deadlock', 'threads/bomb'):
            with self.subTest(name):
                window = self.open(os.path.join(folder, name + '.py'))
                began = time.monotonic()
                window.press('End')
                window.wait(lambda s: s['banner'], 'the banner')
                self.assertLess(time.monotonic() - began, 2 * 4, 'seconds: 4, twice that on a busy machine')
                runners = window.children()
                window.press('Home')
                window.wait(lambda s: s['position'] == 0, 'the window still answers')
                window.press('ctrl+q')
                self.assertEqual(window.process.wait(timeout=PATIENCE), 0)
                for runner in runners:
                    self.assertFalse(os.path.exists(f'/proc/{runner}'), 'a runner is left')

    def test_a_runner_that_is_killed_is_replaced(self):
        window = self.open('5')
        for runner in window.children():
            os.kill(int(runner), signal.SIGKILL)
        window.press('End')
        before = window.wait(lambda s: s['time'] == '3.000 s', 'the end')
        window.press('ctrl+r')
        window.wait(lambda s: s['position'] == 0, 'the new run')
        window.press('End')
        after = window.wait(lambda s: s['time'] == '3.000 s', 'its end')
        self.assertEqual(after['events'], before['events'])
        self.assertEqual(after['banner'], '')

    def test_nothing_is_drawn_while_nothing_happens(self):
        window = self.open('5')
        window.press('End')
        window.wait(lambda s: s['time'] == '3.000 s', 'the end')
        time.sleep(1.0)  # the pointer's and the step's own movements are over
        before = window.processor_time()
        time.sleep(2.0)
        self.assertLess(window.processor_time() - before, 0.2, 'seconds of processor in 2 s')


if __name__ == '__main__':
    driver.main()
