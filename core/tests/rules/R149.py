# R149. `call_soon_threadsafe` is the only safe way in from another thread: it also wakes the selector  `[soon-threadsafe]`
import asyncio, threading
async def main():
    loop = asyncio.get_running_loop(); done = asyncio.Event(); got = []
    def other():
        for i in range(3): loop.call_soon_threadsafe(got.append, i)
        loop.call_soon_threadsafe(done.set)
    threading.Thread(target=other).start(); await done.wait(); print(got)
asyncio.run(main())
