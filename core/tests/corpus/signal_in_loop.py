# raise_signal inside asyncio.run, and what the loop's methods refuse.
import asyncio
import signal


async def attempt(function, *arguments):
    try:
        function(*arguments)
    except Exception as error:
        print(type(error).__name__, error)


async def hello():
    pass


async def main():
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGUSR1, print, "usr1 in the loop")
    signal.raise_signal(signal.SIGUSR1)
    print("not yet")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0.01)
    loop.add_signal_handler(signal.SIGUSR1, print, "the second one")
    signal.raise_signal(signal.SIGUSR1)
    await asyncio.sleep(0.01)
    await attempt(loop.add_signal_handler, "SIGINT", print)
    await attempt(loop.add_signal_handler, 0, print)
    await attempt(loop.add_signal_handler, signal.SIGINT, hello)
    await attempt(loop.add_signal_handler, signal.SIGKILL, print)
    print(loop.remove_signal_handler(signal.SIGUSR2))
    await asyncio.to_thread(signal.raise_signal, signal.SIGUSR1)
    await asyncio.sleep(0.01)


asyncio.run(main())
print(signal.getsignal(signal.SIGUSR1))


async def stubborn():
    for attempt in range(3):
        try:
            signal.raise_signal(signal.SIGINT)
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("asked to stop")
    return "swallowed"


try:
    print(asyncio.run(stubborn()))
except KeyboardInterrupt:
    print("KeyboardInterrupt")
