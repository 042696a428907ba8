"""Runs that leave the window and come back: run cards on the clipboard, exports. See driver.py."""
import os
import struct
import zlib

import driver
from driver import WindowTest


def pixels_of(png):
    """The bytes of all rows of a PNG file, without undoing their filters."""
    packed, at = b'', 8
    while at < len(png):
        size, kind = struct.unpack('>I4s', png[at:at + 8])
        if kind == b'IDAT':
            packed += png[at + 8:at + 8 + size]
        at += size + 12
    return zlib.decompress(packed)


class Share(WindowTest):
    def folder(self, window):
        return os.path.join(window.folder.name, 'asynchio', 'exports')

    def export(self, window, name):
        window.press('ctrl+e')
        window.wait(lambda s: s['export'], 'the card')
        window.press_on(name)
        window.wait(lambda s: not s['export'], 'the card is closed')

    def test_a_run_is_copied_with_one_key_and_pasted_into_another_window(self):
        window = self.open('5', '--set', 'A=2.0')
        window.press('ctrl+shift+c')
        window.wait(lambda s: 'clipboard' in s['toast'], 'the sentence')
        other = self.open('9')
        other.press('ctrl+v')
        state = other.wait(lambda s: s['title'] == window.state()['title'], 'the lesson of the card')
        self.assertEqual(state['parameters'], window.state()['parameters'])
        self.assertIn('gather', state['toast'])

    def test_a_run_is_saved_in_every_form(self):
        window = self.open('5')
        heads = {'png': b'\x89PNG', 'svg': b'<svg', 'gif': b'GIF89a', 'csv': b'event,time', 'json': b'{', 'txt': b'program program.py',
                 'pftrace': b'\n', 'asynchio': b'asynchio v1 05-gather'}
        for suffix, head in heads.items():
            self.export(window, '.' + suffix)
            path = os.path.join(self.folder(window), '05-gather.' + suffix)
            window.wait(lambda s: path in s['toast'], path)
            with open(path, 'rb') as file:
                content = file.read()
            self.assertTrue(content.startswith(head), suffix)
            if suffix == 'png':
                self.assertGreater(len(set(pixels_of(content))), 50, 'the picture has colours')
        self.export(window, '.csv')
        window.wait(lambda s: '05-gather-2.csv' in s['toast'], 'the first one is not written over')

    def test_a_film_is_stopped_by_escape_and_leaves_the_playhead_where_it_was(self):
        window = self.open('16')
        window.press('Page_Down', 'Page_Down')
        before = window.wait(lambda s: s['turn'] == '2', 'turn 2')
        self.export(window, '.gif')
        window.press('Escape')
        after = window.wait(lambda s: 'stopped' in s['toast'], 'the sentence')
        self.assertEqual(after['position'], before['position'])
        self.assertFalse(os.path.exists(self.folder(window)))

    def test_a_folder_that_cannot_be_written_is_a_sentence(self):
        window = self.open('5')
        os.makedirs(os.path.join(window.folder.name, 'asynchio'), exist_ok=True)
        with open(self.folder(window), 'w', encoding='utf-8') as file:
            file.write('a file where the folder should be')
        self.export(window, '.csv')
        window.wait(lambda s: 'not saved' in s['toast'] and 'exports' in s['toast'], 'the sentence')
        window.press('Right')
        window.wait(lambda s: s['position'] > 0, 'the window goes on')


if __name__ == '__main__':
    driver.main()
