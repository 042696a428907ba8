import asyncio, time
from concurrent.futures import ThreadPoolExecutor, ProcessPoolExecutor
from lessonlib import burn

HOW = 3     #: choice 0="plain" 1="async" 2="threads" 3="processes"
N = 4       #: 1..8 jobs
IO = 0.5    #: 0.0..1.0 step 0.1 s
CPU = 0.0   #: 0.0..1.0 step 0.1 s

def job(i):
    time.sleep(IO); burn(CPU)
async def async_job(i):
    await asyncio.sleep(IO); burn(CPU)
async def main():
    await asyncio.gather(*[async_job(i) for i in range(N)])

if __name__ == '__main__':
    if HOW == 0:
        for i in range(N): job(i)
    elif HOW == 1:
        asyncio.run(main())
    else:
        Pool = ThreadPoolExecutor if HOW == 2 else ProcessPoolExecutor
        with Pool(N) as pool: list(pool.map(job, range(N)))
    print('all done')
