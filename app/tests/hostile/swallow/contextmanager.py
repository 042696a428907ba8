# ends: out_of_budget steps
import contextlib
@contextlib.contextmanager
def cm():
    while True:
        try: yield
        except BaseException: pass
        while True: pass
with cm():
    while True: pass
