# real clock: tracebacks need the lines of a file
# Errors that cannot reach anybody: in finalizers, weak references' callbacks and generators that are thrown away.
import sys
import weakref


class Quoted(Exception):
    def __str__(self):
        return 'two\nlines'


class Mute(Exception):
    def __str__(self):
        raise RuntimeError('no words')


class Noisy:
    def __init__(self, error):
        self.error = error

    def __del__(self):
        raise self.error


class Calm:
    pass


class Finalizer:
    def __call__(self, reference):
        raise KeyError('callback')

    def __repr__(self):
        return 'Finalizer()'


def stages():
    try:
        yield 1
    finally:
        {}['stage']


class Words:
    def __init__(self):
        self.text = ''

    def write(self, text):
        self.text += text

    def flush(self):
        pass


def report(unraisable):
    error = unraisable.exc_value
    print('hook:', unraisable.exc_type.__name__, error, unraisable.err_msg, 'after', repr(error.__context__))


def trouble():
    Noisy(ValueError('first'))
    calm = Calm()
    reference = weakref.ref(calm, Finalizer())
    del calm
    at_work = stages()
    next(at_work)
    del at_work


sys.unraisablehook = report
trouble()
sys.unraisablehook = sys.__unraisablehook__
usual, sys.stderr = sys.stderr, Words()
trouble()
noted = OSError(5, 'disk')
noted.add_note('a note is not shown here')
for error in (noted, Quoted(), Mute(), ValueError(), ExceptionGroup('group', [TypeError(1)])):
    Noisy(error)
words, sys.stderr = sys.stderr.text, usual
print(*(line.split(' at 0x')[0] for line in words.replace(__file__, 'this file').splitlines()), sep='\n')
