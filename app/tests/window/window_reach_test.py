"""Every command by its key and by the palette, everything that can be pressed by the mouse. What there is, the window itself
tells: a command or a widget that is new and has no place here makes these tests fail. See driver.py.
"""
import os
import re
import unittest

import driver
from driver import LESSONS, PATIENCE, WindowTest

SETTINGS, PALETTE, ABOUT, KEYS, TOLD = range(1, 6)
PROGRAM = os.path.join(LESSONS, '05-gather', 'program.py')
ALL = None  # a window of its own is not needed

NAMES = {'Space': 'space', 'PageUp': 'Page_Up', 'PageDown': 'Page_Down', 'Esc': 'Escape', 'Enter': 'Return', '?': 'question', '/': 'slash',
         '[': 'bracketleft', ']': 'bracketright', ',': 'comma', '.': 'period', '+': 'plus', '-': 'minus', 'Backspace': 'BackSpace'}


def for_xdotool(key):
    """'Ctrl+Shift+P' as xdotool calls it."""
    modifiers, name = re.fullmatch(r'((?:\w+\+)*)(.+)', key).groups()
    return modifiers.lower() + NAMES.get(name, name if len(name) > 1 else name.lower())


def other(*fields):
    """Any of these is another one than before."""
    return lambda b, s: any(b[field] != s[field] for field in fields)


def at_end(w):
    w.press('End')
    w.wait(lambda s: s['position'] == s['events'] > 0, 'the end')


def at_start(w):
    w.press('Home')
    w.wait(lambda s: s['position'] == 0, 'the start')


def in_the_middle(w):
    at_start(w)
    w.press('Page_Down', 'Page_Down', 'Page_Down', 'Right')
    w.wait(lambda s: s['turn'] == '3', 'turn 3')


def zoomed(w):
    at_end(w)
    w.press('f', 'w', 'w', 'w', 'd')
    w.wait(lambda s: not s['view'][2] and s['view'][0] > 0, 'a part of the picture')


def looked_elsewhere(w):
    at_end(w)
    at_start(w)


def looked_back(w):
    looked_elsewhere(w)
    w.press('alt+Left')
    w.wait(lambda s: s['position'] > 0, 'back')


def selected(w):
    """The wait of A, in its lane."""
    at_end(w)
    x, y, width, height = w.place('lane', 1)
    w.click(x + width // 2, y + height // 2)
    w.wait(lambda s: s['bar'], 'a bar')


def selected_wakeup(w):
    selected(w)
    w.press('period', 'period')
    w.wait(lambda s: s['bar'], 'a bar')


def changed(w):
    before = w.rest()['parameters']
    w.press_on('A/more')
    w.wait(lambda s: s['parameters'] != before, 'a changed slider')


def undone(w):
    changed(w)
    now = w.rest()['parameters']
    w.press('ctrl+z')
    w.wait(lambda s: s['parameters'] != now, 'undone')


def with_pin(w):
    at_end(w)
    if not w.rest()['pinned']:
        w.press('k')
    w.wait(lambda s: s['pinned'], 'A')
    changed(w)
    w.wait(lambda s: s['behind'], 'A behind')


def with_breakpoints(w):
    at_start(w)
    if len(w.rest()['breakpoints']) < 2:
        w.press_on('gutter', 7)
        w.press_on('gutter', 9)
    w.wait(lambda s: len(s['breakpoints']) == 2, 'two breakpoints')


def behind_a_hit(w):
    with_breakpoints(w)
    w.press('n', 'n')
    w.wait(lambda s: s['position'] > 0, 'a hit')


def editing(w):
    w.press('e')
    w.wait(lambda s: s['editing'], 'the editor')
    w.press('ctrl+Home')
    w.wait(lambda s: s['cursor'] == [0, 0], 'the first place')


def edited(w):
    editing(w)
    w.press('ctrl+End')
    w.type('#')
    w.wait(lambda s: s['edited'], 'an edit')


def edited_by_hand(w):
    """What is typed does not run by itself."""
    editing(w)
    if w.rest()['live']:
        w.press_on('live')
    w.wait(lambda s: not s['live'], 'by hand')
    w.press('ctrl+End')
    w.type('print(1)')
    w.wait(lambda s: s['text'].endswith('print(1)'), 'a line')


def in_two_lines(w):
    editing(w)
    w.press('Down', 'Down', 'Down')
    w.wait(lambda s: s['cursor'][0] == 3, 'line 4')


def searching(w):
    w.press('ctrl+f')
    w.wait(lambda s: s['editing'] and 'close find' in s['places'], 'the search')
    w.type('brew')
    w.wait(lambda s: s['finds'] == 'brew', 'the needle')
    w.press('Return')


def projecting(w):
    w.press('F5')
    w.wait(lambda s: s['project'], 'the projector')


def copied(w):
    w.press('ctrl+shift+c')
    w.wait(lambda s: 'clipboard' in s['toast'], 'the card of the run')
    w.press_on('A/more')


def enlarged(w):
    w.press('ctrl+plus')
    w.wait(lambda s: s['zoom'] > 1, 'larger')


def grouped(w):
    if not w.rest()['grouped']:
        w.press('u')
    w.wait(lambda s: s['grouped'], 'grouped')


def dark(w):
    w.press_on('theme')
    w.wait(lambda s: 'entry' in s['places'], 'the list')
    w.press_on('entry', 1)
    w.wait(lambda s: s['theme'] == 'dark', 'dark')


# Every command, by its words: what comes before, and what it changes.
COMMANDS = {
    'play, pause; in Run: next caption': (at_start, other('playing', 'position')),
    'step back': (at_end, lambda b, s: s['position'] < b['position']),
    'step': (at_start, lambda b, s: s['position'] > b['position']),
    'previous turn': (at_end, lambda b, s: s['position'] < b['position']),
    'next turn': (at_start, lambda b, s: s['turn'] == '1'),
    'to the start': (at_end, lambda b, s: s['position'] == 0),
    'to the end': (at_start, lambda b, s: s['position'] == s['events']),
    'run again': (at_end, lambda b, s: s['position'] == 0),
    'interrupt the program at this moment': (in_the_middle, other('interrupt')),
    'ruler: time or turns': (ALL, other('ruler')),
    'zoom in': (at_end, lambda b, s: not s['view'][2]),
    'zoom out': (zoomed, lambda b, s: s['view'][1] - s['view'][0] > b['view'][1] - b['view'][0]),
    'move left': (zoomed, lambda b, s: s['view'][0] < b['view'][0]),
    'move right': (zoomed, lambda b, s: s['view'][0] > b['view'][0]),
    'show the range; the whole run': (zoomed, lambda b, s: s['view'][2]),
    'back to where you looked': (looked_elsewhere, other('position')),
    'forward again': (looked_back, other('position')),
    'find in the picture; Enter: next': (ALL, lambda b, s: s['searching']),
    'the run as text: read, search, copy': (at_end, lambda b, s: s['card'] == TOLD),
    'iterations of the loop as bands': (ALL, other('passes')),
    'lanes as they were': (grouped, lambda b, s: not s['grouped']),
    'lanes of the same function together': (ALL, other('grouped')),
    'who woke this one': (selected_wakeup, other('bar')),
    'whom it woke': (selected, other('bar')),
    'previous bar': (selected_wakeup, other('bar')),
    'next bar of the lane': (selected, other('bar')),
    'a quantity against a slider, as a curve': (ALL, other('sweep')),
    'keep this run as A': (at_end, other('pinned')),
    'show the run behind': (with_pin, other('behind')),
    'back to the run behind': (with_pin, other('parameters')),
    'breakpoint at the current line (or click its number)': (in_the_middle, other('breakpoints')),
    'next hit of a breakpoint': (with_breakpoints, lambda b, s: s['position'] > b['position']),
    'the hit before': (behind_a_hit, lambda b, s: s['position'] < b['position']),
    'edit the program': (ALL, lambda b, s: s['editing']),
    'run the edited program': (edited_by_hand, other('events')),
    'undo': (changed, other('parameters')),
    'redo': (undone, other('parameters')),
    'find in the program text': (ALL, lambda b, s: 'close find' in s['places']),
    'replace there': (ALL, lambda b, s: 'All' in s['places']),
    'next match': (searching, other('cursor')),
    'previous match': (searching, other('cursor')),
    'comment lines in or out': (editing, other('text')),
    'move lines up': (in_two_lines, other('text')),
    'move lines down': (in_two_lines, other('text')),
    'lessons': (ALL, lambda b, s: s['lessons']),
    'course plans, words, what the picture hides': (ALL, other('page')),
    'write a handout to print': (ALL, other('toast')),
    'save the run in a file': (ALL, lambda b, s: s['export']),
    'copy the run': (ALL, lambda b, s: 'clipboard' in s['toast']),
    'open a run that was copied': (copied, other('parameters', 'toast', 'title')),
    'projector': (ALL, other('project')),
    'projecting: program': (projecting, other('shows_code')),
    'blank picture': (projecting, other('blank')),
    'projecting: comparison of all ways': (projecting, other('shows_comparison')),
    'full screen': (ALL, other('width')),
    'larger': (ALL, lambda b, s: s['zoom'] > b['zoom']),
    'smaller': (enlarged, lambda b, s: s['zoom'] < b['zoom']),
    'usual size': (enlarged, lambda b, s: s['zoom'] == 1),
    'settings': (ALL, lambda b, s: s['card'] == SETTINGS),
    'this card': (ALL, lambda b, s: s['help']),
    # Without a key: in the palette alone.
    'Run while I type, or only with Ctrl+Enter': (editing, other('live')),
    'Save as a lesson of your own': (edited, lambda b, s: 'lesson name' in s['places']),
    'a tour of the window': (ALL, lambda b, s: s['tour'] == 0),
    'about Asynchio': (ALL, lambda b, s: s['card'] == ABOUT),
    'change keys': (ALL, lambda b, s: s['card'] == KEYS),
    'theme: light': (dark, lambda b, s: s['theme'] == 'light'),
    'theme: dark': (ALL, lambda b, s: s['theme'] == 'dark'),
    'theme: high contrast': (ALL, lambda b, s: s['theme'] == 'contrast'),
    'theme: blue and orange': (ALL, lambda b, s: s['theme'] == 'blue-orange'),
    'theme: print, patterns only': (ALL, lambda b, s: s['theme'] == 'print'),
}
# They make sense by hand alone, and the palette does not offer them; test_by_hand does each.
BY_HAND = {'mark a range: time per state', 'lane under the pointer up, down; or drag its name', 'lane under the pointer on top',
           'as the scheduler: who goes on, take back', 'indent; elsewhere: next control', 'commands: search and run them',
           'closes or leaves what is on top'}
QUIT = 'quit'


class Reach(WindowTest):
    def usual(self, window):
        """Whatever the one before has left: the desk, nothing on top."""
        for _ in range(8):
            s = window.rest()
            if s['project'] and not (s['shows_code'] or s['shows_comparison'] or s['blank']):
                window.press('F5')
            elif not (s['card'] or s['lessons'] or s['page'] or s['export'] or s['help'] or s['editing'] or s['tour'] >= 0 or s['searching'] or s['bar']
                      or s['sweep'] or s['range'] or s['project']):
                break
            else:
                window.press('Escape')
                window.wait(lambda now: now != s, 'Escape closes something')
        if window.rest()['zoom'] != 1:
            window.press('ctrl+0')
            window.wait(lambda s: s['zoom'] == 1, 'the usual size')
        if window.rest()['width'] != 1366:
            window.press('F11')
            window.wait(lambda s: s['width'] == 1366, 'the usual window')
        if window.rest()['interrupt']:
            window.press('ctrl+c')
            window.wait(lambda s: not s['interrupt'], 'no Ctrl+C')
        if window.rest()['ruler'] != 'time':
            window.press('t')
            window.wait(lambda s: s['ruler'] == 'time', 'the usual ruler')

    def fresh(self, window):
        return window or self.open(PROGRAM)

    def all_commands(self, window):
        window.press('ctrl+shift+p')
        commands = window.wait(lambda s: s['palette'], 'the palette')['palette']['commands']
        window.press('Escape')
        window.wait(lambda s: not s['palette'], 'no palette')
        return commands

    def ask_the_palette(self, window, words):
        window.press('ctrl+shift+p')
        window.wait(lambda s: s['palette'], 'the palette')
        window.type(words[:14])
        rows = window.wait(lambda s: s['palette'] and s['command'] == words[:14], 'the words')['palette']['rows']
        self.assertIn(words, rows, 'the palette offers it')
        window.press(*['Down'] * rows.index(words), 'Return')

    def give(self, window, words, how):
        before, holds = COMMANDS[words]
        self.usual(window)
        if before:
            before(window)
        state = window.rest()
        how()
        window.wait(lambda s: holds(state, s), words, patience=PATIENCE / 2)

    def test_every_command_has_its_place_here(self):
        commands = self.all_commands(self.open(PROGRAM))
        self.assertEqual({c['words'] for c in commands if c['by_hand']} - BY_HAND, set())
        self.assertEqual({c['words'] for c in commands if not c['by_hand']} - set(COMMANDS) - {QUIT}, set())

    def test_every_command_is_given_by_its_key(self):
        window = self.open(PROGRAM)
        for command in self.all_commands(window):
            words, key = command['words'], command['key']
            if command['by_hand'] or not key or words == QUIT or words not in COMMANDS:
                continue
            with self.subTest(words, key=key):
                self.give(window, words, lambda: window.press(for_xdotool(key)))
        window.press('ctrl+q')
        self.assertEqual(window.process.wait(timeout=PATIENCE), 0)

    def test_every_command_is_given_by_the_palette(self):
        window = self.open(PROGRAM)
        for command in self.all_commands(window):
            words = command['words']
            if command['by_hand'] or words == QUIT or words not in COMMANDS:
                continue
            with self.subTest(words):
                self.give(window, words, lambda: self.ask_the_palette(window, words))
        self.usual(window)
        self.ask_the_palette(window, QUIT)
        self.assertEqual(window.process.wait(timeout=PATIENCE), 0)

    def test_what_is_done_by_hand(self):
        window = self.open(PROGRAM)
        at_end(window)
        x, y, width, height = window.place('lane', 1)
        window.move(x + width // 2, y + height // 2)
        window.press('j')
        window.wait(lambda s: s['pinned_lanes'] == 1, 'a lane on top')
        window.move(x + width // 2, y + 2 * height + height // 2)
        window.press('alt+Down')
        window.wait(lambda s: s['moved_lanes'], 'a lane that was moved')
        window.move(x + width // 4, y + height // 2)
        window.xdotool('keydown', 'shift')
        window.drag(x + width // 4, y + height // 2, x + width // 2, y + height // 2)
        window.xdotool('keyup', 'shift')
        window.wait(lambda s: s['range'], 'a range')
        window.press('Escape')
        window.wait(lambda s: not s['range'], 'Escape leaves it')
        editing(window)
        text = window.rest()['text']
        window.press('Tab')
        window.wait(lambda s: s['text'] != text, 'the indented line')
        seat = self.open('11')
        seat.press_on('stage', 5)
        seat.wait(lambda s: s['stage'] == 6, 'the challenges')
        seat.press_on('pick', 0, 'flow')
        seat.wait(lambda s: s['seat'], 'the decision')
        before = seat.rest()['position']
        seat.press('1')
        seat.wait(lambda s: s['position'] > before, 'the next decision')
        seat.press('BackSpace')
        seat.wait(lambda s: s['position'] == before, 'taken back')


if __name__ == '__main__':
    driver.main()
