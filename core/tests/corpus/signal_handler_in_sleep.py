# A handler that returns lets the wait go on to its end; one that raises ends it.
# interrupt: 0.5
import signal
import time

presses = []


def count(number, frame):
    presses.append(number)
    print("pressed", len(presses), "in line", frame.f_lineno)


signal.signal(signal.SIGINT, count)
begin = time.monotonic()
time.sleep(1.0)
print("slept on to the end", time.monotonic() - begin >= 0.99)
