"""The command line as a person or a script uses it: pictures without a screen, exit statuses, sentences.

usage: command_line_test.py PATH_OF_ASYNCHIO [-v] [TEST...]
"""
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest

APP = ''
BROKEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'lessons', 'tests', 'broken')
LESSONS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'lessons')


def run(*arguments, data=None, **options):
    environment = {name: value for name, value in os.environ.items() if name not in ('DISPLAY', 'WAYLAND_DISPLAY')}
    environment['LC_ALL'] = 'C.UTF-8'
    environment.update(data or {})
    return subprocess.run([APP, *arguments], capture_output=True, text=True, timeout=120, env=environment,
                          stdin=subprocess.DEVNULL, **options)


class CommandLineTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def program(self, text):
        path = os.path.join(self.folder, 'program.py')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return path

    def shot(self, *arguments):
        path = os.path.join(self.folder, 'picture.png')
        done = run('shot', *arguments, '-o', path)
        self.assertEqual((done.returncode, done.stderr), (0, ''))
        with open(path, 'rb') as file:
            return file.read()

    def test_the_same_picture_twice_without_a_screen(self):
        for arguments in (('5', '--at', '1.0'), ('9', '--at', '0.99', '--theme', 'dark'), ('8', '--project')):
            with self.subTest(arguments):
                self.assertEqual(self.shot(*arguments), self.shot(*arguments))

    def test_a_picture_has_the_size_asked_for(self):
        picture = self.shot('11', '--size', '900x700')
        self.assertEqual(picture[:8], b'\x89PNG\r\n\x1a\n')
        self.assertEqual(struct.unpack('>II', picture[16:24]), (900, 700))

    def test_another_moment_is_another_picture(self):
        self.assertNotEqual(self.shot('5', '--at', '0.5'), self.shot('5', '--at', '1.5'))

    def test_a_picture_of_each_stage(self):
        stages = ('story', 'predict', 'run', 'explain', 'break', 'challenge', 'free')
        pictures = [self.shot('5', '--stage', stage, '--size', '1366x768') for stage in stages]
        self.assertEqual(len(set(pictures)), len(stages))
        self.assertEqual(pictures[3], self.shot('5', '--stage', 'e', '--size', '1366x768'), 'a beginning will do')
        self.assertNotEqual(pictures[3], self.shot('5', '--stage', 'explain', '--size', '1366x768', '--ui-language', 'de'))
        self.assertNotEqual(pictures[2], self.shot('5', '--stage', 'run', '--at', '1.5', '--size', '1366x768'))
        self.shot(self.program('print(1)\n'), '--stage', 'free')

    def test_a_stage_that_is_not_there_is_a_sentence(self):
        path = os.path.join(self.folder, 'picture.png')
        own = self.program('print(1)\n')
        bare = os.path.join(self.folder, '90-bare')
        os.mkdir(bare)
        for name, text in (('lesson.md', '---\ntitle: T\n---\nS\n'), ('program.py', 'print(1)\n')):
            with open(os.path.join(bare, name), 'w', encoding='utf-8') as file:
                file.write(text)
        for arguments, part in ((('5', '--stage', 'dance'), "'dance' is not one of story, predict, run, explain, break, challenge, free"),
                                (('5', '--stage', ''), 'story, predict, run'), ((own, '--stage', 'run'), "only lessons have the stage 'run'"),
                                ((bare, '--stage', 'predict'), "nothing for the stage 'predict'"),
                                (('5', '--stage', 'predict', '--at', '1'), 'leave --at and --turn out')):
            with self.subTest(arguments):
                done = run('shot', *arguments, '-o', path)
                self.assertEqual((done.returncode, done.stdout), (2, ''))
                self.assertIn(part, done.stderr)
                self.assertFalse(os.path.exists(path))

    def test_a_program_in_cpp_that_was_not_compiled_does_not_seem_to_run(self):
        folder = os.path.join(self.folder, '05-gather')
        shutil.copytree(os.path.join(LESSONS, '05-gather'), folder)
        self.assertEqual(run('run', folder, '--language', 'cpp').returncode, 0)
        with open(os.path.join(folder, 'program.cpp'), 'a', encoding='utf-8') as file:
            file.write('// and more\n')
        done = run('run', folder, '--language', 'cpp')
        self.assertEqual((done.returncode, done.stdout), (2, ''))
        self.assertIn('was compiled into asynchio-runner', done.stderr)
        self.assertIn('build Asynchio again', done.stderr)
        self.assertEqual(run('run', folder).returncode, 0)
        os.rename(folder, os.path.join(self.folder, '90-mine'))
        done = run('run', os.path.join(self.folder, '90-mine'), '--language', 'cpp')
        self.assertEqual((done.returncode, done.stdout), (2, ''))
        self.assertIn('is not compiled into asynchio-runner', done.stderr)

    def test_advice_is_printed_and_all_is_well(self):
        folder = os.path.join(self.folder, '90-tie')
        os.mkdir(folder)
        program = ('import threading, time\nWAIT = 1.0  #: 0.5..2.0 step 0.1 s\n\ndef work(name):\n    time.sleep(WAIT)\n    print(name)\n\n'
                   "for name in 'ab':\n    threading.Thread(target=work, args=(name,), name=name).start()\n")
        text = ('---\ntitle: T\ngoal: You can tell.\nminutes: 12\n---\nS\n\n## predict number\nask: How many lines?\nanswer: len(lines())\n'
                'wrong: 7 | No.\nwhy: So.\n\n## say when program starts\nGo.\n\n## say when time 0\nOn.\n\n## say when program ends\nDone.\n\n'
                '## challenge\ntext: Make it last.\ngoal: total >= 2\nsolution: WAIT=2.0\n')
        for name, content in (('lesson.md', text), ('program.py', program)):
            with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
                file.write(content)
        done = run('check', folder)
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertRegex(done.stdout, r'^warning: 90-tie/program.py, line 5: a and b can both go on since 1.00 s, and who .*\n'
                                      r'1 lesson: nothing is wrong, but see the warning\.\n$')

    def test_output_and_status_are_python3s(self):
        text = 'import asyncio\nasync def main():\n    await asyncio.sleep(0.01)\n    print("done")\nasyncio.run(main())\n'
        path = self.program(text)
        stock = subprocess.run(['python3', path], capture_output=True, text=True, check=True)
        ours = run('run', path)
        self.assertEqual((ours.returncode, ours.stdout), (0, stock.stdout))

    def test_exit_statuses(self):
        deadlock = ('import threading\na, b = threading.Lock(), threading.Lock()\na.acquire()\na.acquire()\n')
        for text, status in (('print(1)\n', 0), ('1 / 0\n', 1), ('def :\n', 1), ('raise SystemExit(3)\n', 1),
                             (deadlock, 3), ('while True: pass\n', 4)):
            with self.subTest(text):
                done = run('run', self.program(text))
                self.assertEqual(done.returncode, status, done.stderr)
                self.assertEqual(bool(done.stderr), status != 0, done.stderr)

    def test_wrong_usage_is_a_sentence(self):
        for arguments, part in ((('run', 'no-such-file.py'), 'no-such-file.py'), (('run', '5', '--set', 'A=99'), 'A'),
                                (('run', '5', '--set', 'NOBODY=1'), 'NOBODY'), (('shot', '5', '-o', '/no/such/place.png'), '/no/such')):
            with self.subTest(arguments):
                done = run(*arguments)
                self.assertEqual((done.returncode, done.stdout), (2, ''))
                self.assertIn(part, done.stderr)

    def test_a_new_lesson_is_well_and_can_be_opened_by_name(self):
        home = {'XDG_DATA_HOME': self.folder}
        made = run('new-lesson', '01-tea', data=home)
        folder = os.path.join(self.folder, 'asynchio', 'lessons', '01-tea')
        self.assertEqual((made.returncode, made.stderr), (0, ''))
        self.assertIn(folder, made.stdout)
        for wanted in (folder, os.path.dirname(folder), '01-tea', 'tea'):
            with self.subTest(wanted):
                well = run('check', wanted, data=home)
                self.assertEqual((well.returncode, well.stdout, well.stderr), (0, '1 lesson: all is well.\n', ''))
        self.assertIn('ready tea', run('run', 'tea', data=home).stdout)
        self.assertIn('Your lessons\n  01-tea', run('list', data=home).stdout)
        stock = subprocess.run(['python3', os.path.join(folder, 'program.py')], capture_output=True, text=True, check=True)
        self.assertEqual(run('run', 'tea', data=home).stdout, stock.stdout)
        # Nothing that is there is changed.
        with open(os.path.join(folder, 'lesson.md'), 'w', encoding='utf-8') as file:
            file.write('mine')
        again = run('new-lesson', '01-tea', data=home)
        self.assertEqual(again.returncode, 2)
        self.assertIn('is there already', again.stderr)
        with open(os.path.join(folder, 'lesson.md'), encoding='utf-8') as file:
            self.assertEqual(file.read(), 'mine')

    def test_names_that_are_none_and_folders_that_are_not_there(self):
        for arguments, part in ((('new-lesson', '../up'), 'is no name'), (('new-lesson', 'Tea Time'), 'is no name'), (('new-lesson', ''), 'is no name'),
                                (('list', '--lessons', '/no/such/folder'), 'there is no folder'),
                                (('new-lesson', 'tea', '--lessons', '/proc/no'), 'cannot be written')):
            with self.subTest(arguments):
                done = run(*arguments, data={'XDG_DATA_HOME': self.folder})
                self.assertEqual((done.returncode, done.stdout), (2, ''))
                self.assertIn(part, done.stderr)

    def test_a_broken_lesson_of_ones_own_breaks_no_other(self):
        own = os.path.join(self.folder, 'own')
        self.assertEqual(run('new-lesson', 'tea', '--lessons', own).returncode, 0)
        os.mkdir(os.path.join(own, 'half'))
        with open(os.path.join(own, 'half', 'lesson.md'), 'w', encoding='utf-8') as file:
            file.write('## predikt\n')
        listed = run('list', '--lessons', own)
        self.assertEqual(listed.returncode, 0)
        self.assertIn('Breakfast for one', listed.stdout)
        self.assertIn('half/lesson.md, line 1', listed.stderr)
        done = run('check', own)
        self.assertEqual(done.returncode, 1)
        self.assertTrue(all(line.startswith('half/') for line in done.stdout.splitlines()), done.stdout)
        self.assertEqual(run('run', 'tea', '--lessons', own).returncode, 0)

    def test_every_form_of_output_is_the_same_bytes_twice(self):
        for form in ('output', 'transcript', 'trace', 'json', 'timeline'):
            for lesson in ('1', '5', '8', '9', '11'):
                with self.subTest(form=form, lesson=lesson):
                    once, twice = (run('run', lesson, '--show', form) for _ in range(2))
                    self.assertEqual(once.returncode, 0)
                    self.assertTrue(once.stdout)
                    self.assertEqual(once.stdout, twice.stdout)

    def test_the_doctor_finds_our_lessons_well(self):
        done = run('check')
        self.assertEqual((done.returncode, done.stderr), (0, ''), done.stdout)
        self.assertRegex(done.stdout, r'^\d+ lessons: all is well\.\n$')
        one = run('check', '5')
        self.assertEqual((one.returncode, one.stdout), (0, '1 lesson: all is well.\n'))

    def test_the_doctor_says_what_is_wrong_with_broken_lessons(self):
        done = run('check', BROKEN)
        self.assertEqual((done.returncode, done.stderr), (1, ''))
        found = done.stdout.replace(BROKEN, 'lessons')
        path = os.path.join(BROKEN, 'expected.txt')
        if os.environ.get('ASYNCHIO_RECORD_GOLDEN'):
            with open(path, 'w', encoding='utf-8') as file:
                file.write(found)
        with open(path, encoding='utf-8') as file:
            self.assertEqual(found.splitlines(), file.read().splitlines())

    def test_the_doctor_is_not_fooled_by_names(self):
        for arguments in (('check', '99'), ('check', '/no/such/folder'), ('check', '5', 'nobody')):
            with self.subTest(arguments):
                done = run(*arguments)
                self.assertEqual(done.returncode, 2)
                self.assertIn(arguments[-1], done.stderr)


if __name__ == '__main__':
    APP = sys.argv.pop(1)
    unittest.main()
