"""Runs a lesson's program on CPython under a virtual clock, to find out whether luck decides what it prints.

On a real clock the order of two events that are close together is luck: timers closer than 30 ms, and threads
that can all run at the same instant. Programs with such events print different lines on different days, so
their output is not worth recording. `examine(text)` says so:

* "close": two timers wait at the same time and their deadlines are different but closer than 30 ms; or
* "luck": the program prints something else when threads take other turns. One run in which the first in line
  goes first and computing takes no time is compared with ORDERS runs in which, wherever several threads can
  run, any of them goes first, and with ORDERS runs in which moreover every sleep ends and every turn of a
  thread starts up to 0.1 ms late: then events of one nominal instant happen with time between them.

How: the standard library's Python code runs as it is, but sleeping, locks, starting threads and the event
loop's select end in one scheduler, which lets one thread run at a time and jumps to the next deadline when
none can run. Timers of one event loop with equal deadlines ring in the order of their creation, as they do on
a real clock, where the later one is set some microseconds later. Processes are not supported.

Used by record_expected.py. As a program: virtual_clock.py < program.py prints the findings as JSON.
"""
import _thread
import json
import os
import random
import logging, socket, ssl, subprocess  # noqa: F401 (imported once here, so that each run starts quickly)
import select
import signal
import sys
import threading
import time
import traceback

NEAR = 30_000_000  # nanoseconds
ORDERS = 10
NO_DELAY = 1
LONGEST_DELAY = 100_000  # nanoseconds; small, so that even 200 of them in a row stay below NEAR
LONGEST_RUN = 20  # seconds of real time; virtual runs take milliseconds

real_lock = _thread.allocate_lock
real_start = _thread.start_new_thread


class Thread:
    """A thread of the program as the scheduler sees it."""

    def __init__(self):
        self.go = real_lock()
        self.go.acquire()
        self.wake_at = None
        self.sentinel = None  # what threading.Thread.join waits for


class Scheduler:
    """One thread runs at a time. `order` is a random.Random, or None for first come, first served, no delays;
    delays are shorter than `delay` nanoseconds."""

    def __init__(self, order, delay, stuck):
        self.order, self.delay, self.stuck = order, delay, stuck
        self.now = 0
        self.current = Thread()
        self.ready = []
        self.sleeping = []  # in the order in which they went to sleep
        self.timers = []    # [armed, deadline, cancelled or None]

    def timer(self, deadline):
        record = [self.now, deadline, None]
        self.timers.append(record)
        return record

    def sleep(self, seconds):
        nanoseconds = round(seconds * 1e9)
        if nanoseconds > 0:
            self.timer(self.now + nanoseconds)
            self.block(self.now + nanoseconds)
        else:
            self.ready.append(self.current)
            self.switch()

    def block(self, deadline=None):
        """The current thread waits for wake() or the deadline; True if it was woken."""
        me = self.current
        if deadline is not None and self.order:
            deadline += self.order.randrange(self.delay)
        me.wake_at = deadline
        self.sleeping.append(me)
        self.switch()
        return me.wake_at != 'rang'

    def wake(self, thread):
        if thread in self.sleeping:
            self.sleeping.remove(thread)
            thread.wake_at = None
            self.ready.append(thread)

    def pick(self):
        if not self.ready:
            deadlines = [t.wake_at for t in self.sleeping if t.wake_at is not None]
            if not deadlines:
                self.stuck()
            self.now = max(self.now, min(deadlines))
            for thread in [t for t in self.sleeping if t.wake_at is not None and t.wake_at <= self.now]:
                self.sleeping.remove(thread)
                thread.wake_at = 'rang'
                self.ready.append(thread)
        if not self.order:
            return self.ready.pop(0)
        self.now += self.order.randrange(self.delay)
        return self.ready.pop(self.order.randrange(len(self.ready)))

    def switch(self):
        me, self.current = self.current, self.pick()
        if self.current is not me:
            self.current.go.release()
            me.go.acquire()

    def start(self, function, args, kwargs=None):
        thread = Thread()

        def run():
            thread.go.acquire()
            try:
                function(*args, **(kwargs or {}))
            finally:
                if thread.sentinel and thread.sentinel.locked():
                    thread.sentinel.release()
                self.current = self.pick()
                self.current.go.release()

        self.ready.append(thread)
        return real_start(run, ())

    def has_close_timers(self):
        timers = []
        for armed, deadline, cancelled in self.timers:
            # A timer that was cancelled long before it would ring is near nobody.
            if cancelled is None or cancelled > deadline - NEAR:
                timers.append((deadline, armed))
        timers.sort()
        for i, (deadline, armed) in enumerate(timers):
            for other_deadline, other_armed in timers[i + 1:]:
                if other_deadline - deadline >= NEAR:
                    break
                if deadline != other_deadline and other_armed < deadline:
                    return True
        return False


def lock_class(scheduler):
    class Lock:
        """threading.Lock on the scheduler; whoever waits competes again after a release, as in CPython."""

        def __init__(self):
            self.held, self.waiting = False, []

        def acquire(self, blocking=True, timeout=-1):
            deadline = None if timeout < 0 else scheduler.now + round(timeout * 1e9)
            if timeout > 0:  # as CPython rounds timeouts: who waits for the rest of a time must not wait for 0 ns for ever
                deadline = max(deadline, scheduler.now + 1)
            if deadline is not None and self.held and blocking:
                scheduler.timer(deadline)
            while self.held:
                if not blocking or (deadline is not None and deadline <= scheduler.now):
                    return False
                me = scheduler.current
                self.waiting.append(me)
                if not scheduler.block(deadline):
                    self.waiting.remove(me)
            self.held = True
            return True

        def release(self):
            if not self.held:
                raise RuntimeError('release unlocked lock')
            self.held = False
            if self.waiting:
                scheduler.wake(self.waiting.pop(0))

        def locked(self):
            return self.held

        __enter__ = acquire

        def __exit__(self, *error):
            self.release()

        def _at_fork_reinit(self):
            self.__init__()

    return Lock


def install_threads(scheduler):
    Lock = lock_class(scheduler)

    def set_sentinel():
        scheduler.current.sentinel = Lock()
        return scheduler.current.sentinel

    threading.Lock = threading._allocate_lock = Lock
    threading._CRLock = None  # threading.RLock falls back to its Python version, which uses _allocate_lock
    threading._start_new_thread = scheduler.start
    threading._set_sentinel = set_sentinel
    import queue
    queue.SimpleQueue = queue._PySimpleQueue


def install_time(scheduler):
    time.sleep = scheduler.sleep
    for name in ('monotonic', 'perf_counter', 'time'):
        setattr(time, name, lambda: scheduler.now / 1e9)
        setattr(time, name + '_ns', lambda: scheduler.now)


def install_loop(scheduler):
    import selectors

    class Selector(selectors.SelectSelector):
        waiter = None

        def select(self, timeout=None):
            events = super().select(0)
            if events or (timeout is not None and timeout <= 0):
                return events
            self.waiter = scheduler.current
            scheduler.block(None if timeout is None else scheduler.now + round(timeout * 1e9))
            self.waiter = None
            return super().select(0)

    selectors.DefaultSelector = Selector
    # Only now: these modules take locks and clocks when they are imported.
    import asyncio
    import concurrent.futures.thread  # noqa: F401

    class TimerHandle(asyncio.events.TimerHandle):
        def __init__(self, when, *rest):
            super().__init__(when, *rest)
            self.record = scheduler.timer(round(when * 1e9))
            self.ordinal = len(scheduler.timers)

        def __lt__(self, other):
            return (self._when, self.ordinal) < (other._when, other.ordinal)

        def cancel(self):
            if self.record[2] is None:
                self.record[2] = scheduler.now
            super().cancel()

    asyncio.events.TimerHandle = TimerHandle
    loop_class = asyncio.selector_events.BaseSelectorEventLoop
    ring = loop_class._write_to_self

    def write_to_self(loop):
        ring(loop)
        if loop._selector and loop._selector.waiter:
            scheduler.wake(loop._selector.waiter)

    loop_class._write_to_self = write_to_self


def run_and_report(text, order, delay, report):
    """Runs the program in this process and ends the process. Findings go to the file descriptor `report`."""
    def end(exit_code):
        sys.stdout.flush()
        os.write(report, json.dumps([exit_code, scheduler.has_close_timers(), scheduler.now / 1e9]).encode())
        os._exit(0)

    scheduler = Scheduler(order, delay, stuck=lambda: end('stuck'))
    install_time(scheduler)
    install_threads(scheduler)
    install_loop(scheduler)
    exit_code = 0
    try:
        exec(compile(text, 'program.py', 'exec'), {'__name__': '__main__'})
    except SystemExit as stop:
        exit_code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except BaseException:
        traceback.print_exc()
        exit_code = 1
    threading._shutdown()  # waits for the threads that still run
    end(exit_code)


def drain(fds):
    """Reads all file descriptors to their ends."""
    read = {fd: b'' for fd in fds}
    still_open = set(fds)
    while still_open:
        for fd in select.select(list(still_open), [], [])[0]:
            piece = os.read(fd, 65536)
            read[fd] += piece
            if not piece:
                still_open.remove(fd)
    return [read[fd].decode() for fd in fds]


def run(text, order=None, delay=NO_DELAY):
    """(stdout, exit code, close timers, seconds) of one run in a child process."""
    out_read, out_write = os.pipe()
    report_read, report_write = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(LONGEST_RUN)
        os.dup2(out_write, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        sys.stdout = os.fdopen(1, 'w', encoding='utf-8')
        try:
            run_and_report(text, order, delay, report_write)
        finally:
            os._exit(70)
    os.close(out_write)
    os.close(report_write)
    stdout, report = drain([out_read, report_read])
    os.close(out_read)
    os.close(report_read)
    os.waitpid(child, 0)
    exit_code, close, seconds = json.loads(report) if report else ['no end', False, 0]
    return stdout, exit_code, close, seconds


def examine(text):
    """{"stdout", "exit_code": number | "stuck", "seconds", "luck": None | "close" | "luck" | "no end"}"""
    stdout, exit_code, close, seconds = run(text)
    luck = None
    if exit_code == 'no end':
        luck = 'no end'
    elif close:
        luck = 'close'
    elif any(run(text, random.Random(seed), delay)[:2] != (stdout, exit_code)
             for seed in range(ORDERS) for delay in (NO_DELAY, LONGEST_DELAY)):
        luck = 'luck'
    return {'stdout': stdout, 'exit_code': exit_code, 'seconds': seconds, 'luck': luck}


if __name__ == '__main__':
    json.dump(examine(sys.stdin.read()), sys.stdout)
