"""Every command by its key and by the palette, by the mouse where it has a button, and by hand where only that makes sense.
What there is, the window itself tells: a command that is new and has no place here makes these tests fail. See driver.py.
"""
import os
import re

import driver
from driver import LESSONS, PATIENCE, WindowTest

SETTINGS, PALETTE, ABOUT, KEYS, TOLD = range(1, 6)
PREDICT, CHALLENGE = 2, 6
PROGRAM = (os.path.join(LESSONS, '05-gather', 'program.py'),)
LESSON = ('5',)
PROJECTED = ('5', '--project')
USUAL = {'A': '3.0', 'B': '1.0', 'C': '2.0'}
LONGER = USUAL | {'A': '3.5'}

NAMES = {'Space': 'space', 'PageUp': 'Page_Up', 'PageDown': 'Page_Down', 'Esc': 'Escape', 'Enter': 'Return', '?': 'question', '/': 'slash',
         '[': 'bracketleft', ']': 'bracketright', ',': 'comma', '.': 'period', '+': 'plus', '-': 'minus', 'Backspace': 'BackSpace'}


def for_xdotool(key):
    """'Ctrl+Shift+P' as xdotool calls it."""
    modifiers, name = re.fullmatch(r'((?:\w+\+)*)(.+)', key).groups()
    return modifiers.lower() + NAMES.get(name, name if len(name) > 1 else name.lower())


def turn(s):
    """Its number; behind it, of a run that was seen, stands how many there are."""
    return int(s['turn'].partition('/')[0])


def width(s):
    return s['view'][1] - s['view'][0]


# --- what comes before a command: in a window where nothing was done yet ---

def at_once(_):
    """Nothing."""


def at_end(w):
    w.press('End')
    w.wait(lambda s: s['position'] == s['events'] > 0, 'the end')


def seen(w):
    """The run was seen to its end, and nothing has happened yet."""
    at_end(w)
    w.press('Home')
    w.wait(lambda s: s['position'] == 0, 'the start')


def seen_again(w):
    seen(w)
    w.press('alt+Left')
    w.wait(lambda s: s['position'] == s['events'], 'back at the end')


def in_a_line(w):
    """Where a line of the program is about to run."""
    w.press('Page_Down', 'Page_Down', 'Page_Down')
    before = w.wait(lambda s: turn(s) == 3, 'turn 3')
    w.press('Right')
    w.wait(lambda s: s['position'] > before['position'], 'a line')


def zoomed(w):
    """Only the middle of the run is in sight."""
    at_end(w)
    w.press('w', 'w')
    zoom = w.wait(lambda s: width(s) < 1.7 and not s['view'][2], 'a part of the picture')
    w.press('a')
    w.wait(lambda s: 0 < s['view'][0] < zoom['view'][0], 'a part further left')


def grouped(w):
    w.press('u')
    w.wait(lambda s: s['grouped'], 'grouped')


def waiting(w):
    """The wait of main is selected; A has ended it."""
    at_end(w)
    x, y, lane_width, height = w.place('lane', 0)
    w.click(x + lane_width // 2, y + height // 2)
    w.wait(lambda s: s['selected'].startswith('main: waiting'), 'the wait of main')


def woken(w):
    """The bar of main that begins where its wait ends."""
    waiting(w)
    w.press('period')
    w.wait(lambda s: s['selected'] == 'Why did main wake up?', 'ready')


def waking(w):
    """The bar in which A returns."""
    woken(w)
    w.press('bracketleft')
    w.wait(lambda s: s['selected'] == 'Why did A wake up?', 'the bar of A')


def pinned(w):
    at_end(w)
    w.press('k')
    w.wait(lambda s: s['pinned'], 'A is pinned')


def changed(w):
    w.press_on('A/more')
    w.wait(lambda s: s['parameters'] == LONGER, 'a changed slider')


def undone(w):
    changed(w)
    w.press('ctrl+z')
    w.wait(lambda s: s['parameters'] == USUAL, 'undone')


def with_a_run_behind(w):
    pinned(w)
    changed(w)
    w.wait(lambda s: s['behind'], 'A behind')


def with_breakpoints(w):
    """In the lines that run first and last in every task."""
    for line in (7, 9):
        w.press_on('gutter', line)
    w.wait(lambda s: s['breakpoints'] == [8, 10], 'two breakpoints')


def behind_a_hit(w):
    with_breakpoints(w)
    w.press('n', 'n')
    w.wait(lambda s: s['hits'].startswith('hit 2'), 'the second hit')


def editing(w):
    w.press('e')
    w.wait(lambda s: s['editing'], 'the editor')


def in_line_4(w):
    editing(w)
    w.press('ctrl+Home', 'Down', 'Down', 'Down')
    w.wait(lambda s: s['cursor'] == [3, 0], 'line 4')


def edited(w):
    """By the keys alone, so that what is typed does not run by itself."""
    editing(w)
    ask_the_palette(w, 'Run while I type, or only with Ctrl+Enter')
    w.wait(lambda s: not s['live'] and not s['palette'], 'by hand')
    w.press('ctrl+End')
    w.type('print(1)')
    w.wait(lambda s: s['text'].endswith('print(1)') and s['edited'], 'a line')


def searching(w):
    """The second 'brew' is found, and the field has the keyboard."""
    w.press('ctrl+f')
    w.wait(lambda s: s['editing'] and 'find' in s['places'], 'the search')
    w.type('brew')
    first = w.wait(lambda s: s['finds'] == 'brew' and s['cursor'] != [0, 0], 'the first of them')
    w.press('Return')
    w.wait(lambda s: s['cursor'] > first['cursor'], 'the second of them')


def copied(w):
    w.press('ctrl+shift+c')
    w.wait(lambda s: 'clipboard' in s['toast'], 'the card of the run')
    changed(w)


def projecting(w):
    w.press('F5')
    w.wait(lambda s: s['project'], 'the projector')


def larger(w):
    w.press('ctrl+plus')
    w.wait(lambda s: s['zoom'] > 1, 'larger')


def dark(w):
    ask_the_palette(w, 'theme: dark')
    w.wait(lambda s: s['theme'] == 'dark' and not s['palette'], 'dark')


# Every command, by its words: what comes before, and what it changes; the window's arguments where they are not PROGRAM.
COMMANDS = {
    'play, pause; in Run: next caption': (at_once, lambda b, s: s['playing'] and s['position'] > 0),
    'step back': (at_end, lambda b, s: 0 < s['position'] < s['events']),
    'step': (at_once, lambda b, s: s['position'] > 0 and turn(s) == 0),
    'previous turn': (in_a_line, lambda b, s: turn(s) == 3 and s['position'] < b['position']),
    'next turn': (in_a_line, lambda b, s: turn(s) == 4),
    'to the start': (at_end, lambda b, s: s['position'] == 0),
    'to the end': (at_once, lambda b, s: s['position'] == s['events']),
    'run again': (at_end, lambda b, s: s['position'] == 0 and '/' not in s['turn']),
    'interrupt the program at this moment': (in_a_line, lambda b, s: s['interrupt'] == 'Ctrl+C at 0.00 s'),
    'ruler: time or turns': (at_once, lambda b, s: s['ruler'] == 'turns'),
    'zoom in': (at_end, lambda b, s: 0 < width(s) < 3 and not s['view'][2]),
    'zoom out': (zoomed, lambda b, s: width(s) > width(b)),
    'move left': (zoomed, lambda b, s: s['view'][0] < b['view'][0]),
    'move right': (zoomed, lambda b, s: s['view'][0] > b['view'][0]),
    'show the range; the whole run': (zoomed, lambda b, s: s['view'][2]),
    'back to where you looked': (seen, lambda b, s: s['position'] == s['events']),
    'forward again': (seen_again, lambda b, s: s['position'] == 0),
    'find in the picture; Enter: next': (at_once, lambda b, s: s['searching']),
    'the run as text: read, search, copy': (at_end, lambda b, s: s['card'] == TOLD and s['as_text']['lines']),
    'iterations of the loop as bands': (at_once, lambda b, s: s['passes']),
    'lanes as they were': (grouped, lambda b, s: not s['grouped']),
    'lanes of the same function together': (at_once, lambda b, s: s['grouped']),
    'who woke this one': (waiting, lambda b, s: s['selected'] == 'Why did A wake up?'),
    'whom it woke': (waking, lambda b, s: s['selected'].startswith('main: waiting')),
    'whole chain through the bar, or its next links': (woken, lambda b, s: s['whole_chain'] and s['bar'] == b['bar']),
    'previous bar': (woken, lambda b, s: s['bar'][0] == b['bar'][0] and s['bar'][2] < b['bar'][2]),
    'next bar of the lane': (waiting, lambda b, s: s['bar'][0] == b['bar'][0] and s['bar'][2] > b['bar'][2]),
    'a quantity against a slider, as a curve': (at_end, lambda b, s: s['sweep'] and 'close sweep' in s['places']),
    'keep this run as A': (at_end, lambda b, s: s['pinned']),
    'show the run behind': (with_a_run_behind, lambda b, s: not s['behind']),
    'back to the run behind': (with_a_run_behind, lambda b, s: s['parameters'] == USUAL),
    'breakpoint at the current line (or click its number)': (in_a_line, lambda b, s: len(s['breakpoints']) == 1),
    'next hit of a breakpoint': (with_breakpoints, lambda b, s: s['hits'].startswith('hit 1')),
    'the hit before': (behind_a_hit, lambda b, s: s['hits'].startswith('hit 1')),
    'edit the program': (at_once, lambda b, s: s['editing']),
    'run the edited program': (edited, lambda b, s: s['events'] > b['events'] and not s['stale']),
    'undo': (changed, lambda b, s: s['parameters'] == USUAL),
    'redo': (undone, lambda b, s: s['parameters'] == LONGER),
    'find in the program text': (at_once, lambda b, s: s['editing'] and 'find' in s['places'] and 'replace' not in s['places']),
    'replace there': (at_once, lambda b, s: s['editing'] and 'replace' in s['places']),
    'next match': (searching, lambda b, s: s['cursor'] > b['cursor']),
    'previous match': (searching, lambda b, s: s['cursor'] < b['cursor']),
    'comment lines in or out': (in_line_4, lambda b, s: s['text'].splitlines()[3].startswith('# B')),
    'move lines up': (in_line_4, lambda b, s: s['text'].splitlines()[2].startswith('B')),
    'move lines down': (in_line_4, lambda b, s: s['text'].splitlines()[4].startswith('B')),
    'lessons': (at_once, lambda b, s: s['lessons']),
    'plans, glossary, what the picture hides': (at_once, lambda b, s: s['page']),
    'write a handout to print': (at_once, lambda b, s: s['toast'].startswith('The handout is in '), LESSON),
    'save the run in a file': (at_once, lambda b, s: s['export']),
    'copy the run': (at_once, lambda b, s: 'clipboard' in s['toast']),
    'open a run that was copied': (copied, lambda b, s: s['parameters'] == USUAL),
    'projector': (at_once, lambda b, s: s['project']),
    'full screen': (at_once, lambda b, s: s['width'] > b['width']),
    'larger': (at_once, lambda b, s: s['zoom'] > 1),
    'smaller': (larger, lambda b, s: s['zoom'] == 1),
    'usual size': (larger, lambda b, s: s['zoom'] == 1),
    'settings': (at_once, lambda b, s: s['card'] == SETTINGS),
    'this card': (at_once, lambda b, s: s['help']),
    # Before a class.
    'the program, its lines around the current one': (projecting, lambda b, s: s['code'] == 'all'),
    'hide the picture': (projecting, lambda b, s: s['blank']),
    'comparison of all ways': (projecting, lambda b, s: s['shows_comparison']),
    'notes over the picture': (at_once, lambda b, s: s['notes'] and 'notes' in s['places'], PROJECTED),
    'notes in a window of their own': (at_once, lambda b, s: s['notes'] and 'notes' not in s['places'], PROJECTED),
    'light around the pointer': (projecting, lambda b, s: s['spotlight']),
    'large pointer': (projecting, lambda b, s: s['pointer']),
    # Without a key: in the palette alone.
    'Run while I type, or only with Ctrl+Enter': (editing, lambda b, s: not s['live']),
    'Save as a lesson of your own': (editing, lambda b, s: 'lesson name' in s['places']),
    'a tour of the window': (at_once, lambda b, s: s['tour'] == 0),
    'about Asynchio': (at_once, lambda b, s: s['card'] == ABOUT),
    'change keys': (at_once, lambda b, s: s['card'] == KEYS),
    'theme: light': (dark, lambda b, s: s['theme'] == 'light'),
    'theme: dark': (at_once, lambda b, s: s['theme'] == 'dark'),
    'theme: high contrast': (at_once, lambda b, s: s['theme'] == 'contrast'),
    'theme: blue and orange': (at_once, lambda b, s: s['theme'] == 'blue-orange'),
    'theme: print, patterns only': (at_once, lambda b, s: s['theme'] == 'print'),
}
QUIT = 'quit'

# Those that have a button: its name, and which of that name.
BUTTONS = {
    'play, pause; in Run: next caption': ('play', 0), 'step back': ('back', 0), 'step': ('step', 0), 'next turn': ('next', 0),
    'to the start': ('restart', 0), 'interrupt the program at this moment': ('interrupt', 0), 'ruler: time or turns': ('ruler/segment', 1),
    'whole chain through the bar, or its next links': ('whole chain', 0), 'keep this run as A': ('pin run', 0), 'show the run behind': ('hide ghost', 0), 'back to the run behind': ('swap runs', 0),
    'breakpoint at the current line (or click its number)': ('gutter', 3), 'edit the program': ('Edit', 0),
    'run the edited program': ('Run', 0), 'Run while I type, or only with Ctrl+Enter': ('live', 0),
    'next match': ('find next', 0), 'previous match': ('find previous', 0), 'lessons': ('lessons', 0),
    'plans, glossary, what the picture hides': ('pages', 0), 'save the run in a file': ('export', 0), 'copy the run': ('run card', 0),
    'projector': ('projector', 0), 'larger': ('larger', 0), 'smaller': ('smaller', 0), 'settings': ('settings', 0), 'this card': ('help', 0),
}


def ask_the_palette(window, words):
    """Types the begin of the words, and takes the row that says just them."""
    typed = words[:8]
    window.press('ctrl+shift+p')
    window.wait(lambda s: s['palette'], 'the palette')
    window.type(typed)
    rows = window.wait(lambda s: s['palette'] and s['command'] == typed, 'the words')['palette']['rows']
    if words not in rows:
        raise AssertionError(f'the palette does not offer "{words}"; it offers {rows}')
    window.press(*['Down'] * rows.index(words), 'Return')


def all_commands(window):
    window.press('ctrl+shift+p')
    commands = window.wait(lambda s: s['palette'], 'the palette')['palette']['commands']
    window.press('Escape')
    window.wait(lambda s: not s['palette'], 'no palette')
    return commands


# --- what only hands can do: each with the keyboard, and with the mouse where that can do it, too ---

def mark_a_range(test):
    window = test.open(*PROGRAM)
    at_end(window)
    x, y, lane_width, height = window.place('lane', 1)
    window.xdotool('keydown', 'shift')
    window.drag(x + lane_width // 4, y + height // 2, x + lane_width // 2, y + height // 2)
    window.xdotool('keyup', 'shift')
    window.wait(lambda s: s['range'], 'a range')


def move_a_lane(test):
    window = test.open(*PROGRAM)
    at_end(window)
    x, y, lane_width, height = window.place('lane', 1)
    window.move(x + lane_width // 2, y + height // 2)
    window.press('alt+Down')
    window.wait(lambda s: s['moved_lanes'], 'a lane further down')
    window.press('shift+j')
    window.wait(lambda s: not s['moved_lanes'], 'the usual lanes')
    x, y, lane_width, height = window.place('lane label', 1)
    window.drag(x + lane_width // 2, y + height // 2, x + lane_width // 2, y + height + height // 2)
    window.wait(lambda s: s['moved_lanes'], 'a lane that was dragged')


def pin_a_lane(test):
    window = test.open(*PROGRAM)
    at_end(window)
    x, y, lane_width, height = window.place('lane', 2)
    window.move(x + lane_width // 2, y + height // 2)
    window.press('j')
    window.wait(lambda s: s['pinned_lanes'] == 1, 'a lane on top')
    window.press_on('pin lane', 3)
    window.wait(lambda s: s['pinned_lanes'] == 2, 'two lanes on top')


def sit_in_the_seat(test):
    window = test.open('11')
    window.press_on('stage', CHALLENGE - 1)
    window.wait(lambda s: s['stage'] == CHALLENGE, 'the challenges')
    window.press_on('pick', 0, 'flow')
    start = window.wait(lambda s: s['seat'], 'the decision')['position']
    for decide, take_back in ((lambda: window.press('1'), lambda: window.press('BackSpace')),
                              (lambda: window.press_on('candidate', 0, 'flow'), lambda: window.press_on('back', 0, 'flow'))):
        decide()
        window.wait(lambda s: s['position'] > start, 'the next decision')
        take_back()
        window.wait(lambda s: s['position'] == start, 'taken back')


def indent_or_walk(test):
    window = test.open(*PROGRAM)
    window.press('Tab', 'Return')
    window.wait(lambda s: s['lessons'], 'the first control is pressed')
    window.press('Escape')
    window.wait(lambda s: not s['lessons'], 'no list')
    in_line_4(window)
    window.press('Tab')
    window.wait(lambda s: s['text'].splitlines()[3].startswith('    B'), 'the indented line')
    window.press('shift+Tab')
    window.wait(lambda s: s['text'].splitlines()[3].startswith('B'), 'the line as it was')


def open_the_palette(test):
    test.assertTrue(all_commands(test.open(*PROGRAM)))


def leave_what_is_on_top(test):
    window = test.open(*PROGRAM)
    for leave in (lambda: window.press('Escape'), lambda: window.press_on('close help')):
        window.press('question')
        window.wait(lambda s: s['help'], 'the card of keys')
        leave()
        window.wait(lambda s: not s['help'], 'no card')


def before_a_class(test):
    window = test.open(*PROJECTED, answered=False)
    window.press('Page_Down')
    window.wait(lambda s: s['stage'] == PREDICT and s['votes'] and len(s['votes']['answers']) > 1, 'the answers')
    return window


def go_on_and_back(test):
    window = before_a_class(test)
    for on, back in ((lambda: window.press('space'), lambda: window.press('Page_Up')),
                     (lambda: window.press_on('go_on'), lambda: window.press_on('go_back'))):
        on()
        window.wait(lambda s: s['asked'] and s['asked']['index'] == 1, 'the second question')
        back()
        window.wait(lambda s: s['asked'] and s['asked']['index'] == 0, 'the first question')


def count_hands(test):
    window = before_a_class(test)
    steps = [(lambda: window.press('2'), 1), (lambda: window.press('plus'), 2), (lambda: window.press('minus'), 1),
             (lambda: window.press_on('more', 1), 2), (lambda: window.press_on('fewer'), 1)]
    for step, count in steps:
        step()
        window.wait(lambda s, n=count: s['votes']['answers'][1]['count'] == n, f'{count} hands')


def vote(test):
    for press in (lambda w: w.press('Return'), lambda w: w.press_on('vote')):
        window = before_a_class(test)
        window.press('1')
        window.wait(lambda s: s['votes']['answers'][0]['count'] == 1, 'a hand')
        press(window)
        window.wait(lambda s: s['votes']['shown'], 'the votes are shown')
        press(window)
        window.wait(lambda s: not s['votes']['shown'] and s['votes']['clock'], 'the clock of the second vote')


BY_HAND = {
    'mark a range: time per state': mark_a_range,
    'lane under the pointer up, down; or drag its name': move_a_lane,
    'lane under the pointer on top': pin_a_lane,
    'as the scheduler: who goes on, take back': sit_in_the_seat,
    'indent; elsewhere: next control': indent_or_walk,
    'commands: search and run them': open_the_palette,
    'closes or leaves what is on top': leave_what_is_on_top,
    'next question, caption, stage': go_on_and_back,
    'back': go_on_and_back,
    'count a hand; one more, one fewer': count_hands,
    'start the 45 s, show the votes, vote again': vote,
}


class Reach(WindowTest):
    def give(self, words, how):
        """In a window of its own, so that nothing of the command before is left."""
        before, holds, *arguments = COMMANDS[words]
        window = self.open(*(arguments[0] if arguments else PROGRAM))
        try:
            before(window)
            state = window.rest()
            self.assertFalse(holds(state, state), 'it is so before')
            how(window)
            window.wait(lambda s: holds(state, s), words, patience=PATIENCE / 2)
        finally:
            window.end()

    def commands(self):
        window = self.open(*PROGRAM)
        commands = all_commands(window)
        window.end()
        return commands

    def given(self):
        """Those that are not given by hand and have their place here."""
        return [command for command in self.commands() if not command['by_hand'] and command['words'] in COMMANDS]

    def quits(self, how):
        window = self.open(*PROGRAM)
        how(window)
        self.assertEqual(window.process.wait(timeout=PATIENCE), 0)

    def test_every_command_has_its_place_here(self):
        commands = self.commands()
        self.assertEqual({c['words'] for c in commands if c['by_hand']}, set(BY_HAND))
        self.assertEqual({c['words'] for c in commands if not c['by_hand']}, {*COMMANDS, QUIT})
        self.assertEqual(set(BUTTONS) - set(COMMANDS), set())

    def test_every_command_is_given_by_its_key(self):
        for words, key in [(c['words'], c['key']) for c in self.given() if c['key']]:
            with self.subTest(words, key=key):
                self.give(words, lambda window, k=key: window.press(for_xdotool(k)))
        self.quits(lambda window: window.press('ctrl+q'))

    def test_every_command_is_given_by_the_palette(self):
        for words in [c['words'] for c in self.given()]:
            with self.subTest(words):
                self.give(words, lambda window, w=words: ask_the_palette(window, w))
        self.quits(lambda window: ask_the_palette(window, QUIT))

    def test_what_has_a_button_is_given_by_the_mouse(self):
        for words, (name, index) in BUTTONS.items():
            with self.subTest(words, button=name):
                self.give(words, lambda window, n=name, i=index: window.press_on(n, i))

    def test_what_is_done_by_hand(self):
        for words in [c['words'] for c in self.commands() if c['by_hand'] and c['words'] in BY_HAND]:
            with self.subTest(words):
                BY_HAND[words](self)
            self.doCleanups()  # its windows are closed


if __name__ == '__main__':
    driver.main()
