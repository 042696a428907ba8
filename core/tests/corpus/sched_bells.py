"""The module sched: bells at their times, priorities at equal times, a cancelled one, one that plans the next."""
# real clock: the virtual one does not know sched
import sched
import threading
import time

begin = time.monotonic() - 0.02  # a busy machine is late, and rounded all the same
bells = sched.scheduler(time.monotonic, time.sleep)


def ring(name, **more):
    print(f"{time.monotonic() - begin:.1f} {name}", more or "")


def every(seconds, left):
    ring(f"every {seconds}", left=left)
    if left > 1:
        bells.enter(seconds, 5, every, (seconds, left - 1))


lunch = bells.enter(0.5, 1, ring, ("lunch",))
bells.enterabs(begin + 0.32, 2, ring, ("second",))
bells.enterabs(begin + 0.32, 1, ring, argument=("first",), kwargs={"loud": True})
bells.enter(0.2, 1, every, (0.4, 3))
doomed = bells.enter(0.6, 1, ring, ("never",))
print([event.argument for event in bells.queue][:2], bells.empty())
bells.cancel(doomed)
try:
    bells.cancel(doomed)
except ValueError as error:
    print("ValueError", error)
print(bells.run(blocking=False) is None)
bells.run()
print(bells.empty(), lunch.action is ring, lunch._fields)
other = sched.scheduler()
thread = threading.Thread(target=other.run)
other.enter(0.2, 1, print, ("in a thread",))
thread.start()
time.sleep(0.1)
other.enter(0.3, 1, print, ("added meanwhile",))
thread.join()
print(f"{time.monotonic() - begin:.1f}")
