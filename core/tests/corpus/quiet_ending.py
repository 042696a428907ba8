"""What is said when nothing is left to do: __del__ of globals, finalize, a coroutine that nobody awaited, a pending task."""
# real clock: the virtual one does not see how the interpreter ends
# records: stderr
import asyncio
import atexit
import weakref


class Noisy:
    def __init__(self, name, partner=None):
        self.name, self.partner = name, partner

    def __del__(self):
        print("del", self.name)


async def forever():
    try:
        await asyncio.sleep(1000)
    finally:
        print("forever ends")


class Fail:
    def __call__(self):
        raise RuntimeError("in an exit function")

    def __repr__(self):
        return "Fail()"


atexit.register(Fail())
atexit.register(lambda: print("exit function:", first.name))
atexit.register(print, "unregistered")
atexit.unregister(print)
first = Noisy("first")
second = Noisy("second", first)
second.me = second
weakref.finalize(second, print, "finalize of second")
kept = weakref.finalize(first, print, "never called")
kept.atexit = False
never = forever()
print("the program is over")
