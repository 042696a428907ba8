# run_in_executor with a process pool while the loop ticks.
import asyncio
import time
from concurrent.futures import ProcessPoolExecutor

def crunch(n):
    time.sleep(0.25)
    return sum(range(n))

async def ticker():
    for i in range(3):
        print('tick', i)
        await asyncio.sleep(0.07)

async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(2) as pool:
        warm = await loop.run_in_executor(pool, abs, -1)
        results = await asyncio.gather(ticker(), *(loop.run_in_executor(pool, crunch, n) for n in (10, 100)))
    print(warm, results)

if __name__ == '__main__':
    asyncio.run(main())
