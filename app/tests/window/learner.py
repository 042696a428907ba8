"""What a learner does in the window with her hands: answers, moves sliders, opens what is there to open."""
DRAG_STEP = 8  # pixels for one step of a number in the program
KNOB = 9       # pixels of a slider's knob beyond the end of its track


class Learner:
    def __init__(self, window, lesson, scale=1):
        self.window, self.lesson, self.knob = window, lesson, KNOB * scale

    # --- questions ---

    def answer(self, mistake=None):
        """Answers the open question, with this mistake if there is one; does not fix the answer."""
        asked = self.window.rest()['asked']
        {'number': self.say_number, 'choice': self.choose, 'lane': self.choose_lane, 'order': self.put_in_order,
         'time': self.move_to, 'bar': self.move_to}[asked['kind']](asked, mistake)

    def fix(self):
        before = self.window.state()
        self.window.press('Return')
        return self.window.wait(lambda s: s['fixed'] > before['fixed'] and (s['question'] or s['next']), 'the answer is fixed')

    def say_number(self, _, mistake):
        number = '2' if mistake is None else f'{mistake:g}'
        self.window.type(number)
        self.window.wait(lambda s: s['said'] == number, 'the typed number')

    def choose(self, asked, mistake):
        wanted = asked['options'].index(mistake) if mistake in asked['options'] else len(asked['options']) - 1
        if wanted == 0:
            self.window.press('a')
        else:
            self.window.press_on('option', wanted, 'flow')
        self.window.wait(lambda s: s['asked']['chosen'] == wanted, 'the chosen answer')

    def choose_lane(self, asked, mistake):
        wanted = asked['options'].index(mistake) if mistake in asked['options'] else 0
        for lane in range(wanted + 1):
            self.window.press('Down')
            self.window.wait(lambda s, n=lane: s['asked']['chosen'] == n, 'the next lane')

    def put_in_order(self, asked, mistake):
        lines = asked['order']
        wanted = mistake if mistake and sorted(mistake) == sorted(lines) else lines[1:] + lines[:1]
        for place, line in enumerate(wanted):
            for at in range(lines.index(line), place, -1):
                # A line that is the first has a button that does nothing, which is no place to press.
                self.window.press_on('up', at - 1, 'flow')
                lines = lines[:at - 1] + [lines[at], lines[at - 1]] + lines[at + 1:]
                self.window.wait(lambda s, now=lines: s['asked']['order'] == now, 'the moved line')

    def move_to(self, asked, mistake):
        wanted = asked['at'] + asked['step'] if mistake is None else float(mistake)
        steps = round((wanted - asked['at']) / asked['step'])
        key = 'Right' if steps >= 0 else 'Left'
        presses = ['shift+' + key] * (abs(steps) // 10) + [key] * (abs(steps) % 10)
        self.window.press(*(presses or ['Right', 'Left']))
        self.window.wait(lambda s: s['said'] and abs(float(s['said']) - wanted) < asked['step'] / 2, 'the moved end')

    # --- sliders ---

    def set(self, name, value):
        """Sets a value where it is: on its slider, or in the program."""
        slider = self.lesson.sliders[name]
        window = self.window
        if not float(window.state()['parameters'][name]) == float(value):
            if slider.is_choice:
                self.pick(name, slider.values.index(value))
            elif window.shows(name + '/track'):
                self.drag_knob(slider, value)
            else:
                self.drag_number(slider, value)
        window.wait(lambda s: float(s['parameters'][name]) == float(value), f'{name} = {value}')

    def pick(self, name, index):
        if self.window.shows(name + '/segment'):
            self.window.press_on(name + '/segment', index, 'sliders')
            return
        self.window.press_on(name + '/choice', 0, 'program')
        self.window.wait(lambda s: name + '/entry' in s['places'], 'the list of the choice')
        self.window.press_on(name + '/entry', index)

    def drag_knob(self, slider, value):
        x, y, width, height = self.window.place(slider.name + '/track', 0, 'sliders')
        old = self.window.state()['parameters'][slider.name]
        at = [x + self.knob + slider.part(v) * (width - 2 * self.knob) for v in (old, value)]
        self.window.drag(round(at[0]), y + height // 2, round(at[1]), y + height // 2)

    def drag_number(self, slider, value):
        x, y, width, height = self.window.place(slider.name + '/value', 0, 'program')
        steps = slider.steps(self.window.state()['parameters'][slider.name], value)
        middle = x + width // 2
        if middle + steps * DRAG_STEP < 0:  # the pointer cannot leave the screen
            self.type_number(slider.name, value)
            return
        self.window.drag(middle, y + height // 2, middle + steps * DRAG_STEP, y + height // 2)

    def type_number(self, name, value):
        """Writes a number over the one in the program."""
        self.window.press_on(name + '/value', 0, 'program')
        self.window.press('ctrl+a')
        self.window.type(value)
        self.window.press('Return', 'Escape')
        self.window.wait(lambda s: float(s['parameters'][name]) == float(value), f'{name} = {value}')

    # --- the scheduler's seat ---

    def decide(self, names):
        """Lets those go on, one after another, and then whoever is the first in line."""
        window = self.window
        wanted = list(names)
        state = window.wait(lambda s: s['seat'], 'the first decision')
        while state['seat'] != 'over':
            line = state['seat'].split()
            before = state['position']
            window.press(str(line.index(wanted.pop(0)) + 1) if wanted else '1')
            state = window.wait(lambda s, b=before: s['seat'] and s['position'] > b, 'the next decision')
