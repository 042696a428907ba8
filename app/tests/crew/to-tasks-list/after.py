import asyncio

COUNT = 3  #: 1..6 threads
done = []

async def work(n):
    await asyncio.sleep(0.1 * n)  # the longer, the later
    done.append(n)
    print('worker', n)

async def main():
    # all at once
    threads = [asyncio.create_task(work(COUNT - i)) for i in range(COUNT)]
    for t in threads: await t
    print(done)

if __name__ == '__main__':
    asyncio.run(main())
