# ends: stuck
import asyncio, threading
lock = threading.Lock()
lock.acquire()
async def main(): await asyncio.to_thread(lock.acquire)
asyncio.run(main())
