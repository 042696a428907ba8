"""json by singledispatch and a stream of events from worker threads through a SimpleQueue."""
import dataclasses
import datetime
import decimal
import enum
import functools
import json
import queue
import threading
import time


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


@dataclasses.dataclass(order=True)
class Event:
    at: float
    name: str = dataclasses.field(compare=False)
    level: Level = dataclasses.field(default=Level.LOW, compare=False)
    tags: set = dataclasses.field(default_factory=set, compare=False)


@functools.singledispatch
def plain(value):
    raise TypeError(f"cannot write {type(value).__name__}")


@plain.register
def _(value: Event):
    return dataclasses.asdict(value)


@plain.register(set)
@plain.register(frozenset)
def _(value):
    return sorted(value)


@plain.register
def _(value: datetime.date | datetime.timedelta):
    return str(value)


@plain.register(decimal.Decimal)
def _(value):
    return float(value)


events = queue.SimpleQueue()
STOP = None


def produce(name, pause, count):
    for n in range(count):
        time.sleep(pause)
        events.put(Event(round(pause * (n + 1), 2), f"{name}{n}", Level(n % 2 + 1), {name, str(n)}))


def consume(seen):
    while (event := events.get()) is not STOP:
        seen.append(event)
        print(json.dumps(event, default=plain, sort_keys=True))


seen = []
consumer = threading.Thread(target=consume, args=(seen,))
producers = [threading.Thread(target=produce, args=args) for args in (("a", 0.2, 3), ("b", 0.35, 2))]
for thread in [consumer, *producers]:
    thread.start()
for thread in producers:
    thread.join()
events.put(STOP)
consumer.join()
print(max(seen).name, min(seen).name, sorted(seen, reverse=True)[0].at, events.empty(), events.qsize())
print(json.dumps({"day": datetime.date(2024, 2, 29), "span": datetime.timedelta(hours=30),
                  "price": decimal.Decimal("1.50"), "ids": frozenset({3, 1, 2})}, default=plain))
try:
    json.dumps(object(), default=plain)
except TypeError as error:
    print(error)
print(plain.dispatch(bool).__name__, plain.dispatch(Level) is plain.dispatch(int), sorted(t.__name__ for t in plain.registry))
try:
    events.get(timeout=0.1)
except queue.Empty as error:
    print("empty", repr(error))
