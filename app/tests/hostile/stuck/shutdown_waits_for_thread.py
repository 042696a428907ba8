# ends: stuck
import asyncio, threading
lock = threading.Lock()
lock.acquire()
async def main():
    asyncio.get_running_loop().run_in_executor(None, lock.acquire)
    await asyncio.sleep(1)
    print('main ends')
asyncio.run(main())
