"""logging.handlers: a QueueHandler in workers, a QueueListener in a thread of its own, a MemoryHandler flushed at the end."""
# real clock: the virtual one does not see how the interpreter ends
# records: stderr
import asyncio
import logging
import logging.handlers
import queue
import sys
import threading

records = queue.Queue()
target = logging.StreamHandler(sys.stdout)
target.setFormatter(logging.Formatter("{levelname} {threadName} {message}", style="{"))
memory = logging.handlers.MemoryHandler(100, flushLevel=logging.CRITICAL, target=target)
listener = logging.handlers.QueueListener(records, target, respect_handler_level=True)
log = logging.getLogger("app")
log.setLevel(logging.DEBUG)
log.addHandler(logging.handlers.QueueHandler(records))
log.propagate = False
audit = logging.getLogger("audit")
audit.addHandler(memory)
audit.propagate = False


def blocking(number):
    log.info("blocking %d", number)
    audit.error("audited %d", number)
    return number * 2


async def job(number):
    await asyncio.sleep(0.1 * number)
    log.debug("job %d begins", number)
    result = await asyncio.to_thread(blocking, number)
    if number == 2:
        try:
            raise ValueError("two")
        except ValueError:
            log.error("job 2 failed")
    log.warning("job %d gives %d", number, result)


async def main():
    await asyncio.gather(*(job(n) for n in range(1, 4)))


listener.start()
print(sorted(thread.daemon for thread in threading.enumerate()))
asyncio.run(main())
listener.stop()
print("stopped", records.empty(), len(memory.buffer))
audit.critical("flushed")
audit.error("flushed at exit")
print("last line of the program")
