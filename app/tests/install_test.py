"""An installation works alone: cmake --install into a folder, and the program there, with the source and the build out of reach.

usage: install_test.py BUILD_DIRECTORY SOURCE_DIRECTORY [-v] [TEST...]
"""
import glob
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest

BUILD = SOURCE = ''


def can_hide():
    """Whether this user may have a view of the file system of his own."""
    if shutil.which('unshare') is None:
        return False
    return subprocess.run(['unshare', '-rm', 'true'], capture_output=True, check=False).returncode == 0


class Installation(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.prefix = os.path.join(cls.folder.name, 'a place')
        subprocess.run(['cmake', '--install', BUILD, '--prefix', cls.prefix], check=True, capture_output=True)
        cls.hides = can_hide()

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def run_installed(self, *arguments, data='data'):
        program = [os.path.join(self.prefix, 'bin', 'asynchio'), *arguments]
        if self.hides:  # empty folders lie over source and build
            hide = ' && '.join(f'mount -t tmpfs none "{folder}"' for folder in (BUILD, SOURCE))
            program = ['unshare', '-rm', 'sh', '-c', f'{hide} && exec "$@"', 'sh', *program]
        environment = dict(os.environ, XDG_CONFIG_HOME=self.folder.name, XDG_DATA_HOME=os.path.join(self.folder.name, data), LC_ALL='C.UTF-8')
        return subprocess.run(program, capture_output=True, cwd='/', env=environment, timeout=120, check=False)

    def run_built(self, *arguments):
        return subprocess.run([os.path.join(BUILD, 'bin', 'asynchio'), *arguments], capture_output=True, timeout=120, check=True,
                              env=dict(os.environ, XDG_DATA_HOME='/nowhere', LC_ALL='C.UTF-8'))

    def test_it_says_its_version(self):
        told = self.run_installed('--version').stdout.decode()
        with open(os.path.join(SOURCE, 'CMakeLists.txt'), encoding='utf-8') as file:
            version = re.search(r'project\(asynchio VERSION ([0-9.]+)', file.read()).group(1)
        self.assertEqual(told, f'asynchio {version}\n')

    def test_it_runs_every_lesson_as_the_built_one_does(self):
        listed = self.run_installed('list')
        self.assertEqual(listed.stdout, self.run_built('list').stdout, listed.stderr)
        for lesson in ('5', '9', '13'):
            for language in ('python', 'cpp'):
                ours, theirs = self.run_installed('run', lesson, '--language', language), subprocess.run(
                    [os.path.join(BUILD, 'bin', 'asynchio'), 'run', lesson, '--language', language], capture_output=True, timeout=120, check=False)
                self.assertEqual((ours.returncode, ours.stdout), (theirs.returncode, theirs.stdout), ours.stderr)
                self.assertTrue(ours.stdout)

    def test_it_draws_the_same_picture(self):
        """With the same fonts, to the last pixel."""
        ours, theirs = os.path.join(self.folder.name, 'ours.png'), os.path.join(self.folder.name, 'theirs.png')
        told = self.run_installed('shot', '5', '--at', '1.0', '-o', ours)
        self.assertEqual(told.returncode, 0, told.stderr)
        self.run_built('shot', '5', '--at', '1.0', '-o', theirs)
        with open(ours, 'rb') as one, open(theirs, 'rb') as other:
            self.assertTrue(one.read() == other.read(), 'the pictures differ')

    def test_it_begins_a_lesson_of_ones_own_and_finds_it(self):
        begun = self.run_installed('new-lesson', '01-mine', data='own')
        self.assertEqual(begun.returncode, 0, begun.stderr)
        self.assertEqual(self.run_installed('run', '01-mine', data='own').returncode, 0)

    def test_it_brings_no_sources_along(self):
        names = [os.path.relpath(path, self.prefix) for path in glob.glob(os.path.join(self.prefix, '**'), recursive=True)]
        strange = [name for name in names if name.endswith(('.h', '_test.cpp', '.in', 'CMakeLists.txt'))]
        self.assertEqual(strange, [])
        folders = [name for name in names if os.path.isdir(os.path.join(self.prefix, name)) and not os.listdir(os.path.join(self.prefix, name))]
        self.assertEqual(folders, [], 'empty folders')

    def test_the_desktop_finds_program_and_icons(self):
        with open(os.path.join(self.prefix, 'share', 'applications', 'asynchio.desktop'), encoding='utf-8') as file:
            entry = dict(line.strip().split('=', 1) for line in file if '=' in line)
        self.assertTrue(os.access(os.path.join(self.prefix, 'bin', entry['Exec'].split()[0]), os.X_OK))
        icons = os.path.join(self.prefix, 'share', 'icons', 'hicolor')
        self.assertTrue(os.path.exists(os.path.join(icons, 'scalable', 'apps', entry['Icon'] + '.svg')))
        for size in (16, 24, 32, 48, 64, 128, 256, 512):
            with open(os.path.join(icons, f'{size}x{size}', 'apps', entry['Icon'] + '.png'), 'rb') as file:
                header = file.read(24)
            self.assertEqual(header[:8], b'\x89PNG\r\n\x1a\n')
            self.assertEqual(struct.unpack('>II', header[16:24]), (size, size))

    def test_the_licences_come_along(self):
        here = sorted(os.listdir(os.path.join(self.prefix, 'share', 'asynchio', 'licences')))
        self.assertEqual(here, sorted(os.listdir(os.path.join(SOURCE, 'assets', 'licences'))))


if __name__ == '__main__':
    BUILD, SOURCE = (os.path.realpath(path) for path in (sys.argv.pop(1), sys.argv.pop(1)))
    unittest.main()
