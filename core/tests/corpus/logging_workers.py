"""Three threads log through one logger: levels, a filter, a queue handler's worth of records, exceptions."""
# records: stderr
import logging
import queue
import sys
import threading
import time


class ListHandler(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.records = queue.SimpleQueue()

    def emit(self, record):
        self.records.put(record)


class OnlyEven(logging.Filter):
    def filter(self, record):
        return getattr(record, "number", 0) % 2 == 0


def worker(number, log):
    time.sleep(0.1 * number)
    log.info("begins", extra={"number": number})
    try:
        10 / (number - 2)
    except ZeroDivisionError:
        log.error("failed with %d", number, exc_info=number > 2)
    else:
        log.warning("result %s", 10 / (number - 2), stacklevel=1)
    time.sleep(0.5)
    log.debug("ends")


logging.basicConfig(stream=sys.stdout, level=logging.INFO,
                    format="%(levelname)-8s %(threadName)s %(name)s.%(funcName)s: %(message)s")
kept = ListHandler()
log = logging.getLogger("work")
log.addHandler(kept)
child = log.getChild("sub")
child.addFilter(OnlyEven())
threads = [threading.Thread(target=worker, args=(n, child), name=f"t{n}") for n in range(1, 5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
while not kept.records.empty():
    record = kept.records.get_nowait()
    print(record.levelno, record.threadName, record.getMessage(), bool(record.exc_info), record.lineno)
log.setLevel(logging.ERROR)
log.warning("not seen")
logging.disable(logging.CRITICAL)
log.critical("nor this")
logging.disable(logging.NOTSET)
print(log.isEnabledFor(logging.WARNING), child.getEffectiveLevel(), log.hasHandlers(), log)
other = logging.getLogger("plain")
other.propagate = False
other.warning("the last resort writes to stderr")
adapter = logging.LoggerAdapter(child, {"number": 4})
adapter.error("from an adapter")
