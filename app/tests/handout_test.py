"""Worksheets as a teacher gets them: whole, well-formed, the same every time, and nothing is written when something is wrong.

usage: handout_test.py PATH_OF_ASYNCHIO [-v] [TEST...]
"""
import os
import re
import shlex
import stat
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

APP = ''
HERE = os.path.dirname(os.path.abspath(__file__))
LESSONS = os.path.join(HERE, '..', '..', 'lessons')
HTML = '{http://www.w3.org/1999/xhtml}'
SVG = '{http://www.w3.org/2000/svg}'


def run(*arguments, locale='C.UTF-8'):
    environment = {name: value for name, value in os.environ.items() if name not in ('DISPLAY', 'WAYLAND_DISPLAY')}
    environment['LC_ALL'] = locale
    return subprocess.run([APP, *arguments], capture_output=True, text=True, encoding='utf-8', timeout=120, env=environment,
                          stdin=subprocess.DEVNULL)


def lesson_names():
    return sorted(name for name in os.listdir(LESSONS) if re.match(r'\d+-', name))


def words(element):
    """What can be read on the page: no style sheets."""
    def texts(inside):
        if inside.tag in (HTML + 'style', SVG + 'style'):
            return
        yield inside.text or ''
        for child in inside:
            yield from texts(child)
            yield child.tail or ''
    return ' '.join(''.join(texts(element)).split())


def phrases(locale):
    """The fixed words of handouts, by key."""
    with open(os.path.join(HERE, '..', '..', 'assets', f'ui.{locale}.txt'), encoding='utf-8') as file:
        found = re.findall(r'^((?:paper|legend|outcome|seat|state)_\w+)(?: \[\d+\])? = (.*)$', file.read(), re.MULTILINE)
    return dict(found)


def texts(root):
    """What stands between two tags, except in programs and other code."""
    for element in root.iter():
        if element.tag in (HTML + 'style', SVG + 'style', HTML + 'code') or element.get('class') in ('code', 'mono', 'n'):
            continue
        for text in [element.text] + [child.tail for child in element]:
            if text and text.strip():
                yield ' '.join(text.split())


def in_english(lesson, value):
    """A value whose unit is said in German, as the program says it."""
    with open(os.path.join(LESSONS, lesson, 'lesson.de.md'), encoding='utf-8') as file:
        units = re.search(r'^units: (.*)$', file.read(), re.M)
    for pair in units[1].split(' / ') if units else []:
        unit, said = pair.split(': ')
        if value.endswith(' ' + said):
            return value[:-len(said)] + unit
    return value


class HandoutTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def page(self, *arguments):
        done = run('handout', *arguments)
        self.assertEqual((done.returncode, done.stderr), (0, ''))
        self.assertTrue(done.stdout.startswith('<!DOCTYPE html>\n'))
        return done.stdout

    def lesson(self, text, program, name='90-odd'):
        path = os.path.join(self.folder, name)
        os.mkdir(path)
        for file_name, content in (('lesson.md', text), ('program.py', program)):
            with open(os.path.join(path, file_name), 'w', encoding='utf-8') as file:
                file.write(content)
        return path

    def check_page(self, text, versions):
        root = ElementTree.fromstring(text)
        ids = [element.get('id') for element in root.iter() if element.get('id')]
        self.assertEqual(len(ids), len(set(ids)), 'ids are unique')
        self.assertEqual(sum(1 for _ in root.iter(HTML + 'script')), 0)
        self.assertFalse(re.search(r'https?://', text.replace('http://www.w3.org/', '')))
        sections = [element.get('class').removesuffix(' tight') for element in root.iter(HTML + 'section')]
        self.assertEqual(sections.count('sheet'), versions)
        self.assertEqual(sections.count('sheet back'), versions)
        self.assertEqual(sections.count('poster'), versions)
        self.assertEqual(sections.count('teacher key'), versions)
        # The worksheets come first: whoever prints them keeps the answers.
        self.assertEqual(sections[:3 * versions], ['sheet', 'sheet back', 'poster'] * versions)
        return root

    def asks(self, name):
        """The questions of a lesson that are the same in every version, without marks."""
        with open(os.path.join(LESSONS, name, 'lesson.md'), encoding='utf-8') as file:
            found = re.findall(r'^ask: (.*)$', file.read(), re.MULTILINE)
        self.assertTrue(found)
        return [' '.join(ask.replace('`', '').split()) for ask in found if '{' not in ask]

    def test_every_lesson_is_printed_whole(self):
        for name in lesson_names():
            for versions in (1, 4):
                with self.subTest(lesson=name, versions=versions):
                    arguments = (name,) if versions == 1 else (name, '--variants', '4', '--size', 'Letter')
                    text = self.page(*arguments)
                    root = self.check_page(text, versions)
                    sections = list(root.iter(HTML + 'section'))
                    for i in range(versions):
                        sheet, back, key = sections[3 * i], sections[3 * i + 1], sections[3 * versions + i]
                        learner = words(sheet) + ' ' + words(back)
                        for ask in self.asks(name):
                            self.assertTrue(ask in learner, ask)
                            self.assertTrue(ask in words(key), ask)
                        pictures = [list(part.iter(SVG + 'svg')) for part in (sheet, back, key)]
                        self.assertIn([len(p) for p in pictures], ([1, 1, 1], [2, 0, 1]))
                        self.assertGreater(len(list(pictures[0][0].iter(SVG + 'text'))), 3)
                    self.assertFalse('…' in words(root), 'a formula has no value')
                    self.assertTrue(('size: A4' if versions == 1 else 'size: Letter') in text)

    def test_versions_have_other_values_and_letters(self):
        for name in lesson_names():
            with self.subTest(lesson=name):
                root = ElementTree.fromstring(self.page(name, '--variants', '4'))
                letters = [words(e) for e in root.iter(HTML + 'div') if e.get('class') == 'version']
                self.assertEqual(letters, list('ABCDABCD'))
                values = [words(t) for t in root.iter(HTML + 'table') if t.get('class') == 'values']
                self.assertEqual(len(set(values)), 4)

    def test_the_same_bytes_twice_and_more_versions_begin_with_the_fewer(self):
        four = self.page('9', '--variants', '4')
        self.assertTrue(four == self.page('9', '--variants', '4'))
        two = self.page('9', '--variants', '2', '--no-key')
        start = two[two.index('<body>'):two.rindex('</body>')].rstrip()
        self.assertTrue(start in four)

    def test_without_a_key_there_is_no_answer(self):
        text = self.page('5', '--no-key')
        self.assertFalse('teacher key' in text)
        self.assertFalse('You added the waits' in text)
        self.assertTrue('You added the waits' in self.page('5'))

    def test_the_sheet_asks_about_every_claim_that_the_key_judges(self):
        for name in lesson_names():
            with self.subTest(name), open(os.path.join(LESSONS, name, 'lesson.md'), encoding='utf-8') as file:
                lesson = file.read()
                root = ElementTree.fromstring(self.page(name))
                asked = [row for table in root.iter(HTML + 'table') if table.get('class', '').startswith('claims')
                         for row in table.iter(HTML + 'tr') if row.find(HTML + 'td') is not None]
                self.assertEqual(len(asked), len(re.findall('^## claim', lesson, re.MULTILINE)))
                notes = [words(e) for e in root.iter(HTML + 'section') if e.get('class') == 'teacher notes']
                for row in asked:
                    self.assertTrue(words(row.find(HTML + 'td')) in notes[0])
                    self.assertEqual(words(row.findall(HTML + 'td')[1]), '')
                proofs = re.findall('^proof: (.*)$', lesson, re.MULTILINE)
                self.assertEqual(notes[0].count('Proof:'), len(proofs))
                for proof in proofs:
                    self.assertTrue('Proof: ' + ' '.join(proof.split()) in notes[0], proof)

    def test_a_comparison_is_a_table_to_fill_in(self):
        for name in lesson_names():
            with self.subTest(name), open(os.path.join(LESSONS, name, 'lesson.md'), encoding='utf-8') as file:
                rows = re.findall(r'^row: ', file.read(), re.MULTILINE)
                root = ElementTree.fromstring(self.page(name, '--variants', '2'))
                tables = {kind: [[[words(cell) for cell in row] for row in table.iter(HTML + 'tr')] for table in root.iter(HTML + 'table')
                                 if table.get('class') == kind] for kind in ('totals', 'filled')}
                self.assertEqual([len(tables['totals']), len(tables['filled'])], [2, 1] if rows else [0, 0])
                for empty in tables['totals']:
                    filled = tables['filled'][0]
                    self.assertEqual(len(filled), len(rows) + 1)
                    self.assertEqual([row[0] for row in empty], [row[0] for row in filled])
                    self.assertEqual(empty[0], filled[0])
                    self.assertEqual({cell for row in empty[1:] for cell in row[1:]}, {''})
                    self.assertTrue(all(re.fullmatch(r'\d+\.\d\d', cell) for row in filled[1:] for cell in row[1:]))

    def test_the_last_page_of_a_sheet_has_the_rules_and_the_lessons_own_are_framed(self):
        ids = ['R1', 'R2', 'R3', 'R4', 'R5', 'T1', 'T2', 'T3']
        for name in lesson_names():
            with self.subTest(name), open(os.path.join(LESSONS, name, 'lesson.md'), encoding='utf-8') as file:
                rules = re.search(r'^rules: (.*)$', file.read(), re.MULTILINE)[1].split()
                for locale, here in (('en', 'in this lesson'), ('de', 'in dieser Lektion')):
                    root = ElementTree.fromstring(self.page(name, '--no-key', '--ui-language', locale))
                    pages = list(root.iter(HTML + 'section'))
                    self.assertEqual([page.get('class') == 'poster' for page in pages], [False, False, True])
                    cards = [div for div in pages[-1].iter(HTML + 'div') if (div.get('class') or '').split()[:1] == ['card']]
                    self.assertEqual([words(card).split()[0] for card in cards], ids)
                    own = [card for card in cards if card.get('class') == 'card own']
                    self.assertEqual({words(card).split()[0] for card in own}, set(rules))
                    self.assertEqual([card for card in cards if here in words(card)], own)
                    self.assertEqual(len(list(pages[-1].iter(HTML + 'tr'))), 9, 'which tool is for what')

    def test_a_page_with_a_table_of_decisions_makes_room_for_the_legend(self):
        tight = '<section class="sheet back tight"'
        self.assertEqual(self.page('11').count(tight), 1)
        self.assertEqual(self.page('10').count(tight), 0)

    def test_the_golden_handout(self):
        path = os.path.join(HERE, 'golden', '05-gather.html')
        text = self.page('5', '--variants', '2')
        if os.environ.get('ASYNCHIO_RECORD_GOLDEN'):
            with open(path, 'w', encoding='utf-8') as file:
                file.write(text)
        with open(path, encoding='utf-8') as file:
            self.assertEqual(text.splitlines(), file.read().splitlines())

    def test_in_german_no_fixed_english_word_is_left(self):
        english, german = phrases('en'), phrases('de')
        short = {words for key, words in english.items() if '{' not in words and german[key] != words}
        parts = {part.strip() for words in english.values() for part in re.split(r'\{\w+\}', words) if len(part.split()) >= 3}
        parts -= {part for part in parts for words in german.values() if part in words}
        self.assertGreater(len(short), 70)
        self.assertGreater(len(parts), 10)
        seen = set()
        for name in lesson_names():
            with self.subTest(name):
                text = self.page(name, '--variants', '2', '--ui-language', 'de')
                root = self.check_page(text, 2)
                self.assertEqual(root.get('lang'), 'de')
                found = set(texts(root))
                seen |= found
                self.assertEqual(found & short, set())
                everything = words(root)
                self.assertEqual([part for part in parts if part in everything], [])
                self.assertFalse('…' in everything, 'a formula has no value')
        # All that can be said has been said, so nothing is hidden from the test.
        plain = {words for key, words in german.items() if key.startswith(('paper_', 'legend_')) and '{' not in words}
        said = ' '.join(seen)
        self.assertEqual([words for words in plain if words not in said], [])

    def test_the_language_changes_words_only(self):
        for name in lesson_names():
            with self.subTest(name):
                pages = [ElementTree.fromstring(self.page(name, '--variants', '4', '--ui-language', locale)) for locale in ('en', 'de')]
                values = [[[words(row[0]), words(row[1])] for table in page.iter(HTML + 'table') if table.get('class') == 'values'
                           for row in table.iter(HTML + 'tr') if len(row) > 2] for page in pages]
                german = [[slider, in_english(name, value)] for slider, value in values[1] if slider != 'Regler']
                self.assertEqual([row for row in values[0] if row[0] != 'slider'], german)
                bars = [[bar.get('d') for bar in page.iter(SVG + 'path')] for page in pages]
                self.assertEqual(len(bars[0]), len(bars[1]))

    def test_the_language_is_the_environments_unless_it_is_named(self):
        self.assertIn('lang="de"', run('handout', '5', locale='de_DE.UTF-8').stdout)
        self.assertIn('lang="en"', run('handout', '5', '--ui-language', 'en', locale='de_DE.UTF-8').stdout)
        done = run('handout', '5', '--ui-language', 'fr')
        self.assertEqual((done.returncode, done.stdout), (2, ''))
        self.assertIn("'fr' is neither en nor de", done.stderr)

    def test_the_schedule_of_the_key_solves_the_schedulers_challenge(self):
        text = self.page('11')
        commands = re.findall(r'<code>asynchio (run 11 [^<]*--schedule [^<]*)</code>', text)
        self.assertEqual(len(commands), 1)
        done = run(*shlex.split(commands[0].replace('&quot;', '"')))
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, 'counter 1 of 2\n', ''))
        self.assertFalse('--schedule' in self.page('11', '--no-key'))

    def test_a_file_is_written_as_a_whole(self):
        path = os.path.join(self.folder, 'sheet.html')
        for _ in range(2):
            done = run('handout', '5', '7', '-o', path)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, '', ''))
            with open(path, encoding='utf-8') as file:
                self.assertEqual(file.read(), self.page('5', '7'))
        self.assertEqual(os.listdir(self.folder), ['sheet.html'])
        self.assertTrue(os.stat(path).st_mode & stat.S_IRUSR)

    def test_mistakes_are_sentences_and_change_nothing(self):
        path = os.path.join(self.folder, 'sheet.html')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('mine')
        for arguments, part in ((('nobody', '-o', path), 'nobody'), (('5', 'nobody', '-o', path), 'nobody'), ((), 'LESSON'),
                                (('5', '-o', path, '--variants', '0'), "'0' is not a whole number from 1 to 26"),
                                (('5', '-o', path, '--variants', '27'), '1 to 26'), (('5', '-o', path, '--variants', '2x'), "'2x'"),
                                (('5', '-o', path, '--size', 'A3'), 'neither A4 nor Letter'), (('5', '-o', path, '--variants', '-1'), '-1'),
                                (('5', '-o', '/no/such/place.html'), '/no/such/place.html'), (('5', '-o', self.folder), self.folder),
                                ((os.path.join(LESSONS, '05-gather', 'program.py'), '-o', path), 'program.py')):
            with self.subTest(arguments):
                done = run('handout', *arguments)
                self.assertEqual((done.returncode, done.stdout), (2, ''))
                self.assertIn(part, done.stderr)
                self.assertTrue(done.stderr.startswith('asynchio: '))
        with open(path, encoding='utf-8') as file:
            self.assertEqual(file.read(), 'mine')
        self.assertEqual(os.listdir(self.folder), ['sheet.html'])

    def test_a_full_disk_is_a_sentence(self):
        done = run('handout', '5', '-o', '/dev/full')
        self.assertEqual((done.returncode, done.stdout), (2, ''))
        self.assertIn('/dev/full', done.stderr)
        self.assertTrue(stat.S_ISCHR(os.stat('/dev/full').st_mode))

    def test_whatever_a_teacher_writes_stays_text(self):
        name = '<b>&"Köln"</b>'
        text = ('---\ntitle: Größe <script> & "Ärger" \x01\ngoal: 1 < 2 && x > y\n---\nStory with </section> & `a < b`.\n\n'
                '## predict choice\nask: Is "<ß>" & co. there?\nanswer: lines()[0]\noptions: ["<ß> & \\"q\\"", "</li>"]\n'
                'wrong: "</li>" | No </td> here: &amp; stays.\nwhy: Because of <svg>.\n\n## teacher\nSay "Grüß Gott" & <wait>.\n')
        program = ('import asyncio\nN = 1  #: 1..3 <Stück> & "so"\nasync def main():\n    print("<ß> & \\"q\\"")\n'
                   f'    asyncio.current_task().set_name({name!r})\n    await asyncio.sleep(1)\nasyncio.run(main())\n')
        root = self.check_page(self.page(self.lesson(text, program)), 1)
        everything = words(root)
        for part in ('Größe <script> & "Ärger" \ufffd', '1 < 2 && x > y', '</section>', 'a < b', '<ß> & "q"', 'No </td> here', '<Stück> & "so"',
                     'Say "Grüß Gott" & <wait>.'):
            self.assertTrue(part in everything, part)

    def test_a_lesson_whose_questions_have_no_answer_is_not_printed(self):
        lesson = self.lesson('---\ntitle: T\n---\nS\n\n## predict number\nask: How long?\nanswer: nothing_known\n', 'print(1)\n')
        done = run('handout', lesson)
        self.assertEqual((done.returncode, done.stdout), (2, ''))
        self.assertIn('question 1 (line 8)', done.stderr)

    def test_a_lesson_that_does_not_end_is_not_printed(self):
        lesson = self.lesson('---\ntitle: T\n---\nS\n', 'while True: pass\n')
        done = run('handout', lesson)
        self.assertEqual((done.returncode, done.stdout), (2, ''))
        self.assertIn('does not end', done.stderr)

    def test_versions_that_are_not_there_are_not_made_up(self):
        lesson = self.lesson('---\ntitle: T\n---\nS\n', 'N = 1  #: 1..3 things\nprint(N)\n')
        self.check_page(self.page(lesson, '--variants', '3'), 3)
        done = run('handout', lesson, '--variants', '4')
        self.assertEqual((done.returncode, done.stdout), (2, ''))
        self.assertIn('no 4 versions', done.stderr)
        self.assertIn('variants: A=2.0', done.stderr)

    def test_named_values_come_first_and_must_keep_the_questions(self):
        head = '---\ntitle: T\nvariants: {}\n---\nS\n\n## predict number\nask: How many?\nanswer: value("N")\nwrong: 3 | Not 3.\n'
        good = self.lesson(head.format('N=5 / N=2'), 'N = 1  #: 1..9 things\nprint(N)\n', '91-good')
        root = ElementTree.fromstring(self.page(good, '--variants', '3'))
        values = [words(t) for t in root.iter(HTML + 'table') if t.get('class') == 'values']
        self.assertEqual([re.search(r'N(\d) things', v).group(1) for v in values], ['1', '5', '2'])
        bad = self.lesson(head.format('N=3'), 'N = 1  #: 1..9 things\nprint(N)\n', '92-bad')
        done = run('handout', bad, '--variants', '2')
        self.assertEqual((done.returncode, done.stdout), (2, ''))
        self.assertIn('N = 3', done.stderr)
        self.assertIn('this wrong answer, 3, is the right one', done.stderr)

    def test_a_picture_as_svg(self):
        for arguments in (('5',), ('9', '--at', '0.7'), ('4',), ('11', '--theme', 'print'), ('8', '--theme', 'dark', '--size', '900x700')):
            with self.subTest(arguments):
                pictures = []
                for name in ('a.svg', 'b.svg'):
                    path = os.path.join(self.folder, name)
                    done = run('shot', *arguments, '-o', path)
                    self.assertEqual((done.returncode, done.stderr), (0, ''))
                    with open(path, encoding='utf-8') as file:
                        pictures.append(file.read())
                self.assertEqual(*pictures)
                root = ElementTree.fromstring(pictures[0])
                self.assertEqual(root.tag, SVG + 'svg')
                self.assertGreater(len(list(root.iter(SVG + 'rect'))), 4)
        done = run('shot', '5', '-o', '/no/such/place.svg')
        self.assertEqual(done.returncode, 2)
        self.assertIn('/no/such/place.svg', done.stderr)


if __name__ == '__main__':
    APP = sys.argv.pop(1)
    unittest.main()
