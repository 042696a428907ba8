# ends: out_of_budget steps
import contextlib
while True:
    with contextlib.suppress(BaseException):
        while True: pass
