"""Asynchio asks nobody outside the machine and changes no files but its own and those that were named: every system call
of the command line, of the window and of their runners is looked at, and the one who looks is tested, too.
See driver.py and system_calls.py.
"""
import os
import subprocess
import sys
import tempfile
import unittest

import driver
import system_calls
from driver import Given, PATIENCE, WindowTest
from system_calls import Judge, Trace

# What a learner's program may try. Each line alone; the kernel is to refuse all of them.
ATTEMPTS = ["open('mine.txt', 'w')", "open('/tmp/mine.txt', 'a')", "os.open('mine.txt', os.O_RDWR | os.O_CREAT)", "os.mkdir('folder')",
            "os.rename('program.py', 'gone.py')", "os.unlink('program.py')", "os.symlink('program.py', 'link')", "os.chmod('program.py', 0)",
            "os.truncate('program.py', 0)", "os.link('program.py', 'twin')", "os.rmdir('.')", "os.mkfifo('pipe')", "os.utime('program.py')",
            "os.setxattr('program.py', 'user.mine', b'1')", "os.system('touch mine.txt')", "os.execv('/bin/touch', ['touch', 'mine.txt'])",
            "__import__('socket').socket()", "__import__('ctypes').CDLL(None).socket(2, 1, 0)"]
# The same as one attempt each, in a program that may: what the judge must find in it.
FAULTS = {"open('mine.txt', 'w')": 'mine.txt', "open('/dev/shm/asynchio-judged', 'w')": '/dev/shm', "os.mkdir('folder')": 'folder',
          "os.rename('program.py', 'gone.py')": 'gone.py', "os.unlink('program.py')": 'program.py', "os.symlink('a', 'link')": 'link',
          "os.chmod('program.py', 0o600)": 'program.py', "os.utime('program.py')": 'program.py', "os.truncate('program.py', 0)": 'program.py',
          "os.fchmod(os.open('program.py', os.O_RDONLY), 0o600)": 'program.py', "socket.socket(socket.AF_INET)": 'AF_INET',
          "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)": 'AF_INET6', "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)": 'AF_NETLINK',
          "socket.socket(socket.AF_UNIX).connect_ex('/run/dbus/system_bus_socket')": 'system_bus_socket',
          "os.mkfifo('pipe')": 'pipe', "subprocess.run(['touch', 'by-a-child'])": 'by-a-child',
          "threading.Thread(target=open, args=('by-a-thread', 'w')).start()": 'by-a-thread'}


class Homes(unittest.TestCase):
    """A home with a folder for each kind of file; only those that the app is to use may be changed."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = os.path.realpath(folder.name)
        self.variables = {'HOME': self.make('home'), 'TMPDIR': self.make('temporary'), 'LIBGL_ALWAYS_SOFTWARE': '1'}
        for kind in ('CONFIG', 'DATA', 'STATE', 'CACHE'):
            self.variables[f'XDG_{kind}_HOME'] = self.make(kind.lower())
        self.own = [os.path.join(self.variables[f'XDG_{kind}_HOME'], 'asynchio') for kind in ('CONFIG', 'DATA', 'STATE')]
        self.work = self.make('work')  # where it is started
        self.write('print("hello")\n')

    def write(self, text):
        with open(os.path.join(self.work, 'program.py'), 'w', encoding='utf-8') as file:
            file.write(text)

    def trace(self):
        trace = Trace()
        self.addCleanup(trace.end)
        return trace

    def make(self, name):
        path = os.path.join(self.folder, name)
        os.mkdir(path)
        return path

    def judge(self, files=(), **more):
        return Judge(self.own, files, started_in=self.work, cache=self.variables['XDG_CACHE_HOME'], **more)


class TheJudge(Homes):
    """It finds what it is to find, and knows what it may let pass."""

    def test_each_fault_is_found_when_a_program_commits_it(self):
        trace = self.trace()
        for attempt, named in FAULTS.items():
            with self.subTest(attempt):
                self.write('print("hello")\n')
                script = f'import os, socket, subprocess, threading\n{attempt}\n'
                subprocess.run([*trace.command, sys.executable, '-c', script], cwd=self.work, timeout=PATIENCE, capture_output=True, check=True,
                               env=dict(os.environ, **self.variables, PYTHONDONTWRITEBYTECODE='1'))
                faults = self.judge().faults(trace.calls())
                self.assertEqual(len([fault for fault in faults if named in fault]), len(faults), faults)
                self.assertTrue(faults, 'nothing was found')
        os.remove('/dev/shm/asynchio-judged')

    def test_what_is_given_may_be_changed_and_nothing_beside_it(self):
        named = os.path.join(self.work, 'named.txt')
        for path, allowed in ((self.own[0] + '/settings.toml', True), (self.own[0] + 'x/settings.toml', False), (named, True),
                              (named + '.new12', True), (named + '.bak', False), ('/dev/null', True), ('/dev/nullify', False),
                              (os.path.join(self.variables['XDG_CACHE_HOME'], 'mesa_shader_cache', 'index'), True),
                              (os.path.join(self.variables['XDG_CACHE_HOME'], 'asynchio'), False), (self.own[0] + '/../x', False),
                              (self.variables['HOME'], False), ('mine.txt', False), ('named.txt', True)):
            with self.subTest(path):
                line = f'7 openat(AT_FDCWD<{self.work}>, "{path}", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3'
                self.assertEqual(self.judge([named]).faults(system_calls.read([line])) == [], allowed)

    def test_calls_that_stand_in_two_lines_or_are_unknown_are_read(self):
        lines = ['7 rename("a", "b" <unfinished ...>', '8 socket(AF_INET, SOCK_STREAM, 0) = -1 EPERM (Operation not permitted)',
                 '7 <... rename resumed>) = -1 EACCES (Permission denied)', '7 brand_new_call(3) = 0', '7 --- SIGCHLD {} ---',
                 '7 sendto(3<socket:[1]>, "x", 1, 0, {sa_family=AF_INET6, sin6_port=htons(9)}, 28) = 1',
                 '7 openat(AT_FDCWD</>, "b", O_RDONLY|O_CLOEXEC) = 3', '7 +++ exited with 0 +++']
        calls = system_calls.read(lines)
        self.assertEqual([(call.name, call.error) for call in calls], [('rename', 'EACCES'), ('socket', 'EPERM'), ('brand_new_call', ''), ('sendto', ''), ('openat', '')])
        self.assertEqual(len(self.judge().faults(calls)), 4)
        self.assertEqual(len(self.judge(refused=True).faults(calls)), 2)


class CommandLine(Homes):
    def start(self, *arguments, status=0, files=(), **more):
        trace = self.trace()
        environment = {name: value for name, value in os.environ.items() if name not in ('DISPLAY', 'WAYLAND_DISPLAY')}
        done = subprocess.run([*trace.command, Given.app, *arguments], cwd=self.work, timeout=4 * PATIENCE, capture_output=True,
                              env={**environment, **self.variables, 'LC_ALL': 'C.UTF-8', 'ASAN_OPTIONS': 'detect_leaks=0'}, check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        calls = trace.calls()
        self.assertIn('execve', {call.name for call in calls})
        self.assertEqual(self.judge([os.path.join(self.work, name) for name in files], **more).faults(calls), [])
        return done

    def test_what_only_prints_changes_nothing(self):
        for arguments in (['list'], ['--version'], ['--help'], ['check', '5'], ['run', 'program.py'], ['handout', '5'],
                          *(['run', '9', '--show', form] for form in ('output', 'transcript', 'trace', 'json', 'perfetto', 'timeline'))):
            with self.subTest(arguments):
                self.start(*arguments)
        self.assertEqual(os.listdir(self.work), ['program.py'])

    def test_what_writes_changes_the_named_file_alone(self):
        for arguments in (['run', '5', '--show', 'json', '-o', 'run.json'], ['handout', '5', '-o', 'sheet.html'], ['shot', '5', '-o', 'picture.png'],
                          ['shot', '5', '-o', 'film.gif', '--size', '640x480'], ['shot', '5', '-o', 'lanes.svg']):
            with self.subTest(arguments):
                name = arguments[arguments.index('-o') + 1]
                self.start(*arguments, files=[name])
                self.assertTrue(os.path.getsize(os.path.join(self.work, name)))

    def test_a_learners_program_is_refused_everything(self):
        attempts = ''.join(f'try:\n    {attempt}\n    print({attempt!r})\nexcept Exception:\n    pass\n' for attempt in ATTEMPTS)
        self.write('import os\n' + attempts)
        done = self.start('run', 'program.py', refused=True)
        # os.system tells a status instead of raising.
        self.assertEqual([line for line in done.stdout.splitlines() if b'os.system' not in line], [])
        self.assertEqual(os.listdir(self.work), ['program.py'])


class InTheWindow(Homes, WindowTest):
    def test_a_lesson_is_walked_through_and_only_its_own_files_change(self):
        trace = self.trace()
        window = self.open('5', under=trace.command, variables=self.variables, folder=self.work)
        log = window.log
        self.learn(window)
        self.edit_and_save(window)
        self.choose_settings(window)
        self.export(window)
        window.press('ctrl+q')
        self.assertEqual(window.process.wait(timeout=PATIENCE), 0)
        calls = trace.calls()
        self.assertEqual(self.judge([log]).faults(calls), [])
        # It was really looked at while it did all that.
        changed = {path for call in calls for path in call.paths(self.work) if 'O_CREAT' in call.arguments or call.name == 'rename'}
        for name in ('asynchio/progress.json', 'asynchio/settings.toml', 'asynchio/exports/my-tea.png', 'asynchio/handouts/my-tea.html',
                     'asynchio/lessons/my-tea', 'asynchio/edited/'):
            self.assertTrue(any(name in path for path in changed), f'{name} in {sorted(changed)}')
        self.assertTrue(any('asynchio-runner' in call.arguments for call in calls if call.name == 'execve'))

    def learn(self, window):
        window.press('Return')
        window.wait(lambda s: s['question'] == 'choice', 'the first question')
        window.press('a', 'Return')
        window.wait(lambda s: s['question'] == 'bar', 'the second question')
        window.press('Right', 'Return')
        window.wait(lambda s: s['fixed'] == 2, 'the answers')
        window.press_on('stage', 2)
        window.wait(lambda s: s['stage'] == 3, 'Run')
        window.press('space', 'space', 'End')
        window.wait(lambda s: s['output'] == 7, 'the end')

    def edit_and_save(self, window):
        window.press('e', 'ctrl+End', 'Return')
        window.type("print('mine')")
        window.press('ctrl+Return')
        window.wait(lambda s: s['output'] == 8 or s['events'] > 189, 'the run of the new text')
        window.press_on('save as lesson')
        window.wait(lambda s: 'lesson name' in s['places'], 'the field')
        window.type('my-tea')
        window.press('Return')
        window.wait(lambda s: 'my-tea' in s['toast'], 'the lesson')
        window.press('Escape')

    def choose_settings(self, window):
        window.press('ctrl+comma')
        window.wait(lambda s: s['card'] == 1, 'the settings')
        window.press_on('pick theme', 1)
        window.wait(lambda s: s['theme'] == 'dark', 'the theme')
        window.press('Escape')
        window.wait(lambda s: s['card'] == 0, 'no card')

    def export(self, window):
        window.press('l')
        window.wait(lambda s: s['lessons'], 'the list')
        window.type('gather')
        window.press('Escape')
        for suffix in ('png', 'svg', 'gif', 'csv', 'json', 'txt', 'pftrace', 'asynchio'):
            window.press('ctrl+e')
            window.wait(lambda s: s['export'], 'the card')
            window.press_on('.' + suffix)
            window.wait(lambda s, end='.' + suffix: end in s['toast'], suffix)
        window.press('ctrl+shift+c')
        window.wait(lambda s: 'clipboard' in s['toast'], 'the card of the run')
        window.press('h')
        window.wait(lambda s: 'handouts' in s['toast'], 'the worksheet')


if __name__ == '__main__':
    driver.main()
