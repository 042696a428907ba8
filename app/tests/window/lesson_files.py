"""What a lesson's files say that its walk must know: values, questions, captions, experiments, challenges.

Reads only the keys it needs; lessons/reader is the one that judges a lesson.
"""
import ast
import json
import os
import re

HEADING = re.compile(r'## (\w+) ?(.*)')
KEY = re.compile(r'(with|set|lock|solution|mode|wrong|answer|options|hint): *(.*)')
SLIDER = re.compile(r'([A-Z][A-Z_0-9]*) *= *(\S+) *#: *(.*)')
NUMBERS = {'round': round, 'min': min, 'max': max, 'abs': abs, 'len': len, 'str': str, 'sorted': sorted, 'range': range}


def lessons(folder):
    """The names of the course's lessons, in order."""
    return sorted(name for name in os.listdir(folder) if re.match(r'\d', name)
                  and os.path.exists(os.path.join(folder, name, 'lesson.md')))


def answer_all(folder, data_home):
    """As the app finds it of a learner who answered every question of the course, and began again with each story."""
    file = os.path.join(data_home, 'asynchio', 'progress.json')
    if os.path.exists(file):
        return
    own = os.path.join(data_home, 'asynchio', 'lessons')
    all_lessons = {name: Lesson(folder, name) for name in lessons(folder)}
    if os.path.isdir(own):
        all_lessons |= {os.path.join(own, name): Lesson(own, name) for name in os.listdir(own)}
    said = {'text': '', 'order': [], 'fixed': True}
    flows = {key: {'stage': 'story', 'furthest': 'story', 'solved': False, 'predictions': [said] * len(lesson.all('predict'))}
             for key, lesson in all_lessons.items()}
    try:
        os.makedirs(os.path.dirname(file), exist_ok=True)
    except NotADirectoryError:
        return  # a home that cannot be written knows of no answers
    with open(file, 'w', encoding='utf-8') as out:
        json.dump({'version': 1, 'lessons': flows}, out)


def settings_in(words):
    """'A=2.0 B=1' as {'A': '2.0', 'B': '1'}."""
    return dict(word.split('=', 1) for word in words.split())


def same(a, b):
    try:
        return float(a) == float(b)
    except ValueError:
        return a == b


def bare(text):
    """Without blanks and marks of Markdown."""
    return re.sub(r'[\s*`_]', '', text)


class Slider:
    """A line of the program with `#:`: a range of numbers, or a choice."""

    def __init__(self, name, value, comment):
        self.name, self.value = name, value
        choice = re.match(r'choice (.*)', comment)
        self.values = re.findall(r'(\S+?)="', choice.group(1)) if choice else []
        bounds = re.match(r'(-?[\d.]+)\.\.(-?[\d.]+)(?: step ([\d.]+))?', comment)
        self.least, self.most, self.step = (float(n or 1) for n in bounds.groups()) if bounds else (0, 0, 1)

    @property
    def is_choice(self):
        return bool(self.values)

    def steps(self, old, new):
        return round((float(new) - float(old)) / self.step)

    def part(self, value):
        """Where a value lies on the slider, from 0 to 1."""
        return (float(value) - self.least) / (self.most - self.least)


class Block:
    def __init__(self, kind, more):
        self.kind, self.more = kind, more
        self.keys, self.wrong, self.text = {}, [], ''

    def says(self, shown):
        """Whether these are its words, whatever its {formulas} came to."""
        words = [re.escape(bare(part)) for part in re.split(r'\{.*?\}', self.text)]
        return re.fullmatch('.*'.join(words), bare(shown)) is not None

    def settings(self, key):
        return settings_in(self.keys.get(key, ''))

    @property
    def scheduler(self):
        return self.keys.get('mode') == 'scheduler'


class Lesson:
    def __init__(self, folder, name, language='en'):
        self.name = name
        with open(os.path.join(folder, name, 'program.py'), encoding='utf-8') as file:
            lines = [SLIDER.match(line) for line in file]
        self.sliders = {line[1]: Slider(*line.groups()) for line in lines if line}
        with open(os.path.join(folder, name, 'lesson.md'), encoding='utf-8') as file:
            self.blocks = self.read(file)
        translated = os.path.join(folder, name, f'lesson.{language}.md')
        if os.path.exists(translated):
            with open(translated, encoding='utf-8') as file:
                self.translate(self.read(file))

    def translate(self, others):
        """A translation has the words alone, block by block."""
        for block, other in zip(self.blocks, others):
            block.text = other.text

    @staticmethod
    def read(file):
        blocks = []
        for line in file:
            heading, key = HEADING.match(line), KEY.match(line)
            if heading:
                blocks.append(Block(*heading.groups()))
            elif key and blocks and key[1] == 'wrong':
                blocks[-1].wrong.append(key[2].partition('|')[0].strip())
            elif key and blocks:
                blocks[-1].keys[key[1]] = key[2].strip()
            elif blocks:
                blocks[-1].text += line
        return blocks

    def all(self, kind):
        return [block for block in self.blocks if block.kind == kind]

    def values(self, instead=()):
        """Every slider's value, with some others instead."""
        return {**{name: slider.value for name, slider in self.sliders.items()}, **dict(instead)}

    def captions(self, machine):
        """Those that the lesson's own run has."""
        usual = {**self.values(), **machine}
        return [block for block in self.all('say')
                if all(same(usual.get(name, ''), value) for name, value in block.settings('with').items())]

    def mistake(self, question):
        """The first wrong answer of a question whose value is known without a run, or None."""
        values = {name: ast.literal_eval(value) for name, value in self.values(question.settings('with').items()).items()
                  if name in self.sliders}
        for expression in question.wrong:
            try:
                return eval(expression, {'__builtins__': NUMBERS}, values)  # the course's own files
            except (NameError, TypeError, ZeroDivisionError):
                continue
        return None
