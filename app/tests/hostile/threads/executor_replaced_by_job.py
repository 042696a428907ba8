# ends: finished|raised 1|stuck
import asyncio
from concurrent.futures import ThreadPoolExecutor
async def main():
    loop = asyncio.get_running_loop()
    def job(): loop.set_default_executor(ThreadPoolExecutor(1))
    for _ in range(5): await asyncio.to_thread(job)
    print('on')
asyncio.run(main())
