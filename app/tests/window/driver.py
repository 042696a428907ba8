"""The real window, with real keys and a real mouse.

Starts the app, presses keys and moves the pointer with xdotool, and reads what the app says about itself: with
ASYNCHIO_STATE_LOG it appends its state, a JSON object a line, whenever that changed. Waiting is for a state, never for
a time; the time limit only ends a test that has failed.

usage of every *_test.py here: X_test.py PATH_OF_ASYNCHIO [-v] [TEST...]
"""
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import lesson_files
import screen

HERE = os.path.dirname(os.path.abspath(__file__))
LESSONS = os.path.normpath(os.path.join(HERE, '..', '..', '..', 'lessons'))
PATIENCE = 60.0  # seconds until a state that does not come is an error; software rendering on a busy machine is slow
TAIL = 1 << 18   # bytes: more than a state's line has


class Given:
    """What the command line said."""
    app = ''
    screen = None


class Window:
    """One run of the app."""

    def __init__(self, *arguments, data_home=None, language='C.UTF-8', under=(), variables=None, folder=None, answered=True):
        """`under` is a command that starts the app as its child, in `folder`; these variables of the environment come last.
        Its learner has answered all questions before, unless told otherwise: so nothing of a run is hidden from him."""
        self.pointer = None  # where the last move went
        self.folder = tempfile.TemporaryDirectory()
        if answered:
            lesson_files.answer_all(LESSONS, data_home or self.folder.name)
        self.log = os.path.join(self.folder.name, 'state.log')
        # X11's and Mesa's libraries keep strings to the end; the tests without a window look for leaks of our own.
        environment = dict(os.environ, ASYNCHIO_STATE_LOG=self.log, ASYNCHIO_REDUCED_MOTION='1',
                           XDG_DATA_HOME=data_home or self.folder.name,
                           XDG_CONFIG_HOME=os.path.join(data_home or self.folder.name, 'config'), LC_ALL=language,
                           ASAN_OPTIONS='detect_leaks=0') | (variables or {})
        self.process = subprocess.Popen([*under, Given.app, *arguments], env=environment, cwd=folder, stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT, text=True)
        self.pid = self.process.pid
        self.wait(lambda s: s['events'] > 0, 'the first run')
        if under:
            self.pid = int(self.children()[0])
        self.id = self.xdotool('search', '--sync', '--onlyvisible', '--pid', str(self.pid)).split()[0]
        self.xdotool('windowfocus', '--sync', self.id)

    def xdotool(self, *words):
        return subprocess.run(['xdotool', *words], check=True, capture_output=True, text=True, timeout=PATIENCE).stdout

    # --- what the app says ---

    def state(self):
        try:
            with open(self.log, 'rb') as log:
                size = log.seek(0, os.SEEK_END)
                log.seek(max(0, size - TAIL))
                lines = log.read().split(b'\n')
        except FileNotFoundError:
            return None
        return json.loads(lines[-2]) if len(lines) > 1 else None  # the last line may be half written

    def wait(self, holds, what, patience=PATIENCE):
        end = time.monotonic() + patience
        while time.monotonic() < end:
            state = self.state()
            if state and holds(state):
                return state
            if self.process.poll() is not None:
                raise AssertionError(f'{what}: the app ended with {self.process.returncode}: '
                                     f'{self.process.stdout.read()}')
            time.sleep(0.02)
        raise AssertionError(f'{what} did not come; the state is {self.state()}')

    def processor_time(self):
        """Seconds the app has computed so far."""
        with open(f'/proc/{self.pid}/stat', encoding='utf-8') as stat:
            fields = stat.read().rpartition(')')[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')

    def children(self):
        with open(f'/proc/{self.pid}/task/{self.pid}/children', encoding='utf-8') as children:
            return children.read().split()

    # --- keys and the pointer ---

    def press(self, *keys):
        self.xdotool('key', '--clearmodifiers', '--delay', '40', *keys)

    def type(self, text):
        self.xdotool('type', '--delay', '30', text)

    def move(self, x, y):
        if self.pointer == (x, y):
            return  # xdotool would wait fifteen seconds for a pointer that has no way to go
        if self.pointer is None:  # another window may have left it just there
            self.xdotool('mousemove', '--window', self.id, str(x + 1), str(y))
        self.pointer = (x, y)
        self.xdotool('mousemove', '--sync', '--window', self.id, str(x), str(y))

    def click(self, x, y):
        self.move(x, y)
        self.xdotool('sleep', '0.15', 'mousedown', '1', 'sleep', '0.15', 'mouseup', '1')

    def drag(self, x0, y0, x1, y1):
        self.move(x0, y0)
        self.xdotool('sleep', '0.15', 'mousedown', '1', 'sleep', '0.15')
        for i in range(1, 9):
            self.move(round(x0 + (x1 - x0) * i / 8), round(y0 + (y1 - y0) * i / 8))
            time.sleep(0.05)
        self.xdotool('sleep', '0.15', 'mouseup', '1')

    # --- what can be pressed, by its name in the program (app/widgets/hit.h) ---

    def rest(self):
        """The state when nothing moves by itself any more."""
        return self.wait(lambda s: s['still'], 'rest')

    def shows(self, name, index=0):
        return len(self.rest()['places'].get(name, [])) > index

    def place(self, name, index=0, area=None):
        """x, y, width and height of something; turns the wheel over the scrolled area it is in until it is seen."""
        if area and area + '/begin' != name and not self.shows(name, index):
            self.place(area + '/begin', 0, area)  # lines of a program that are out of sight are not drawn
        for _ in range(60):
            state = self.rest()
            places = state['places'].get(name, [])
            if len(places) <= index:
                raise AssertionError(f"there is no {name} {index} to press; there are {sorted(state['places'])}")
            x, y, width, height = places[index]
            if width > 3 and height > 3:
                return x, y, width, height
            if area is None or area not in state['places']:
                break
            ax, ay, aw, ah = state['places'][area][0]
            self.move(ax + aw // 2, ay + ah // 2)
            self.turn_wheel('4' if y < ay + ah // 2 else '5')
        raise AssertionError(f'{name} {index} cannot be seen')

    def turn_wheel(self, button):
        """Until something moves: a turn that comes while the pointer still travels is for what lay under it before."""
        before = self.rest()['places']
        for last in (False, False, True):
            self.xdotool('click', button)
            try:
                self.wait(lambda s: s['places'] != before, 'the wheel', patience=PATIENCE if last else PATIENCE / 60)
                return
            except AssertionError:
                if last:
                    raise

    def press_on(self, name, index=0, area=None):
        x, y, width, height = self.place(name, index, area)
        self.click(x + width // 2, y + height // 2)

    # --- pictures ---

    def geometry(self):
        """x, y, width and height on the screen."""
        geometry = dict(line.split('=') for line in self.xdotool('getwindowgeometry', '--shell', self.id).split())
        return tuple(int(geometry[name]) for name in ('X', 'Y', 'WIDTH', 'HEIGHT'))

    def pixels(self, x, y, width, height):
        """The rows of a part of the window."""
        self.rest()
        left, top = self.geometry()[:2]
        return Given.screen.pixels(left + x, top + y, width, height)

    def picture(self, path):
        """What the window shows. Fails when that is nothing."""
        self.rest()
        x, y, width, height = self.geometry()
        if Given.screen is None:
            subprocess.run(['import', '-window', self.id, path], check=True, timeout=PATIENCE)
            return
        rows = Given.screen.pixels(x, y, width, height)
        screen.write_png(path, width, rows)
        different = len(set(rows))
        if different < 60:
            raise AssertionError(f'{path} is blank: it has {different} different rows of pixels')

    def end(self):
        if self.process.poll() is None:
            os.kill(self.pid, signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()
        self.folder.cleanup()


class WindowTest(unittest.TestCase):
    def open(self, *arguments, **more):
        window = Window(*arguments, **more)
        self.addCleanup(window.end)
        return window


def main(module='__main__'):
    Given.app = sys.argv.pop(1)
    Given.screen = screen.start()
    unittest.main(module)
