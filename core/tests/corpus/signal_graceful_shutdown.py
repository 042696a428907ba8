# The loop's own handler: Ctrl+C sets an event, and the program ends in good order.
# interrupt: 0.75
import asyncio
import signal


async def worker(name, stop):
    rounds = 0
    while not stop.is_set():
        rounds += 1
        try:
            await asyncio.wait_for(stop.wait(), 0.3)
        except asyncio.TimeoutError:
            pass
    print(name, "saves its work after", rounds, "rounds")


async def main():
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()

    def ask_to_stop(why):
        print("asked to stop:", why, asyncio.get_running_loop() is loop)
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, ask_to_stop, number.name)
    await asyncio.gather(worker("a", stop), worker("b", stop))
    print("removed", loop.remove_signal_handler(signal.SIGINT), loop.remove_signal_handler(signal.SIGINT))
    print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)


asyncio.run(main())
print("in good order", signal.getsignal(signal.SIGTERM))
