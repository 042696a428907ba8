"""A screen of its own for each test program: Xvfb, so that several can run at once and none takes another's keys.

Without Xvfb the screen of $DISPLAY is used; then only one such program may run at a time.
"""
import atexit
import ctypes
import os
import shutil
import signal
import struct
import subprocess
import tempfile
import zlib

PR_SET_PDEATHSIG = 1
SIZE = (1920, 1200)


def end_with_parent():
    """In a child, before it becomes Xvfb: even when the tests are killed, it ends with them."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Screen:
    """Xvfb on the first free display, until this program ends. `framebuffer` is what it shows, as a file."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        read, write = os.pipe()
        self.process = subprocess.Popen(
            ['Xvfb', '-displayfd', str(write), '-screen', '0', f'{SIZE[0]}x{SIZE[1]}x24', '-fbdir', self.folder.name,
             '-noreset', '-nolisten', 'tcp', '-r'],  # -r: on a busy machine a key is down for so long that it repeats
            pass_fds=(write,), preexec_fn=end_with_parent, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        if not number:
            raise RuntimeError(f'Xvfb, the screen for the tests, did not start: it ended with {self.process.wait()}')
        os.environ['DISPLAY'] = ':' + number
        self.framebuffer = os.path.join(self.folder.name, 'Xvfb_screen0')
        atexit.register(self.end)

    def end(self):
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()

    def pixels(self, x, y, width, height):
        """That part of the screen: its rows, red, green and blue in turn. The file is a window dump (XWD)."""
        with open(self.framebuffer, 'rb') as file:
            dump = file.read()
        fields = struct.unpack('>25I', dump[:100])
        header, bytes_per_line, colours = fields[0], fields[12], fields[19]
        if (fields[7], fields[11]) != (0, 32):
            raise RuntimeError('the screen has not four bytes for a pixel, blue first')
        begin = header + 12 * colours
        rows = []
        for line in range(y, y + height):
            at = begin + line * bytes_per_line + 4 * x
            source, row = dump[at:at + 4 * width], bytearray(3 * width)
            row[0::3], row[1::3], row[2::3] = source[2::4], source[1::4], source[0::4]
            rows.append(bytes(row))
        return rows


def start():
    """The screen of this program, or None where it is the user's."""
    return Screen() if shutil.which('Xvfb') else None


def write_png(path, width, rows):
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))

    header = struct.pack('>2I5B', width, len(rows), 8, 2, 0, 0, 0)
    data = zlib.compress(b''.join(b'\0' + row for row in rows), 3)
    with open(path, 'wb') as file:
        file.write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', header) + chunk(b'IDAT', data) + chunk(b'IEND', b''))
