"""What a program does to the world outside it: strace writes its system calls down, a judge reads them.

Allowed are: reading; sockets within the machine, to the named doors only; changing files in the folders that the test
gives; and the few places below, each with its reason. Whatever the judge does not know is a fault.
"""
import os
import re
import shutil
import subprocess
import tempfile

PATIENCE = 60.0  # seconds until a program that does nothing has ended

# Everything with a file's name, everything about networks, and what changes a file by its number alone.
TRACED = ('%file,%network,fallocate,fchmod,fchown,fremovexattr,fsetxattr,ftruncate,init_module,io_uring_setup,memfd_create,'
          'open_by_handle_at,process_vm_writev,ptrace,shmget')

OPENS = {'open', 'openat', 'openat2', 'creat'}
# These only look, or change what belongs to the process alone.
LOOKS = {'access', 'chdir', 'execve', 'faccessat', 'faccessat2', 'fstat', 'fstatfs', 'getcwd', 'getxattr', 'inotify_add_watch',
         'lgetxattr', 'listxattr', 'llistxattr', 'lstat', 'name_to_handle_at', 'newfstatat', 'readlink', 'readlinkat', 'stat',
         'statfs', 'statx'}
# These need a socket, and whether a socket may be is judged where it is made.
ON_SOCKETS = {'accept', 'accept4', 'getpeername', 'getsockname', 'getsockopt', 'listen', 'recv', 'recvfrom', 'recvmmsg', 'recvmsg',
              'send', 'sendfile', 'sendmmsg', 'sendmsg', 'sendto', 'setsockopt', 'shutdown'}
# Memory that has no name in any folder.
MEMORY = {'memfd_create': 'the trace, which the app and the runner share',
          'shmget': "X11's way to hand over a picture (MIT-SHM)"}

# Where a socket within the machine may lead.
DOORS = {'/tmp/.X11-unix/': 'the screen',
         '@/tmp/.X11-unix/': 'the screen, by its other name',
         '/var/run/nscd/socket': "the C library looks for a service that keeps users' names, when a driver asks for the home folder",
         '/run/nscd/socket': 'the same'}
# What may be opened for writing besides the folders that were given.
PLACES = {'/dev/null': 'nothing stays there',
          '/dev/tty': 'the terminal it was started from',
          '/dev/dri/': 'the graphics card, where there is one',
          '/memfd:asynchio-trace': 'the trace, memory without a file'}
# The driver of the graphics card keeps its compiled shaders there.
CACHE = 'mesa_shader_cache'

CALL = re.compile(r'(\w+)\((.*)')
TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
RESULT = re.compile(r'\) += (-?\d+|\?)(?: (E[A-Z]+))?')
FOLDER = re.compile(r'(?:AT_FDCWD|\d+)<([^>]*)>')


class Call:
    """One line of strace: who, what, with what, and what came of it."""

    def __init__(self, process, name, arguments, error):
        self.process, self.name, self.arguments, self.error = process, name, arguments, error

    def __str__(self):
        return f'{self.name}({self.arguments[:300]}'

    def paths(self, folder):
        """All the files it names, from the root; `folder` is where the program was started."""
        own = FOLDER.findall(self.arguments)
        named = [text.encode('latin-1', 'replace').decode('unicode_escape') for text in TEXT.findall(self.arguments)]
        if not named:
            return own
        return [os.path.normpath(os.path.join(own[0] if own and own[0].startswith('/') else folder, path)) for path in named]


def read(lines):
    """The calls of a trace, in the order in which they began. A call that another one interrupts stands in two lines."""
    calls, begun = [], {}
    for line in lines:
        process, _, rest = line.rstrip('\n').partition(' ')
        rest = rest.strip()
        resumed = re.match(r'<\.\.\. (\w+) resumed>(.*)', rest)
        if resumed and process in begun:
            call = begun.pop(process)
            result = RESULT.search(resumed[2])
            call.error = (result[2] or '') if result else ''
            continue
        found = CALL.match(rest)
        if not found:
            continue  # signals and ends
        result = RESULT.search(found[2])
        calls.append(Call(process, found[1], found[2], (result[2] or '') if result else ''))
        if '<unfinished' in rest:
            begun[process] = calls[-1]
    return calls


class Judge:
    def __init__(self, folders, files=(), started_in='/', cache=None, refused=False):
        """`folders` and `files` may be changed; calls that the kernel refused count only if not `refused`."""
        self.folders, self.files = [os.path.realpath(folder) for folder in folders], [os.path.realpath(file) for file in files]
        self.started_in, self.cache, self.refused = started_in, cache, refused

    def faults(self, calls):
        return [f'{why}: {call}' for call in calls for why in [self.fault(call)] if why]

    def fault(self, call):
        if self.refused and call.error in ('EPERM', 'EACCES'):
            return None
        if call.name in LOOKS or call.name in ON_SOCKETS and 'sa_family=AF_INET' not in call.arguments:
            return None
        if call.name in ('socket', 'socketpair'):
            return None if call.arguments.startswith('AF_UNIX') else 'a socket that leads out of the machine'
        if call.name == 'connect':
            return None if self.is_door(call.arguments) else 'a connection to nobody who is named'
        if call.name in MEMORY:
            return None
        if call.name in OPENS and call.name != 'creat' and not re.search('O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_TMPFILE', call.arguments):
            return None
        paths = call.paths(self.started_in)
        if not paths:
            return 'not known to be harmless'
        return None if all(self.may_change(path) for path in paths) else 'changes what it was not given'

    @staticmethod
    def is_door(arguments):
        named = re.search(r'sa_family=AF_UNIX, sun_path=(@?)"([^"]*)"', arguments)
        return bool(named) and any((named[1] + named[2]).startswith(door) for door in DOORS)

    def may_change(self, path):
        if any(path.startswith(place) if place.endswith('/') else path == place for place in PLACES):
            return True
        if self.cache and path.startswith(os.path.join(self.cache, CACHE)):
            return True
        # A file is written beside its place and then put there.
        if any(path == file or re.fullmatch(re.escape(file) + r'\.new\d+', path) for file in self.files):
            return True
        return any(path == folder or path.startswith(folder + '/') for folder in self.folders)


class Trace:
    """Where strace writes, and how a program is started under it: `Popen([*trace.command, PROGRAM, ...])`."""

    def __init__(self):
        if not shutil.which('strace'):
            raise AssertionError("strace, which writes down what the app does, is not installed; 'app/packages --tests' installs it")
        self.folder = tempfile.mkdtemp()
        self.path = os.path.join(self.folder, 'calls')
        # It ends when all that it looks at have ended, as the program did that it was given.
        self.command = ['strace', '-f', '-y', '-qq', '-s', '256', '-e', 'trace=' + TRACED, '-e', 'signal=none', '-o', self.path, '--']
        done = subprocess.run([*self.command, 'true'], capture_output=True, text=True, timeout=PATIENCE)
        if done.returncode != 0 or not any(call.name == 'execve' for call in self.calls()):
            raise AssertionError('strace cannot look at a program here, so nothing can be said about what the app does. In a container, '
                                 f"allow it with '--cap-add=SYS_PTRACE'; outside, see /proc/sys/kernel/yama/ptrace_scope. It said: {done.stderr}")

    def calls(self):
        """All of them, once strace has ended."""
        if not os.path.exists(self.path):
            return []
        with open(self.path, encoding='utf-8', errors='surrogateescape') as file:
            return read(file)

    def end(self):
        shutil.rmtree(self.folder)
