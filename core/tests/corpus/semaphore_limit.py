# At most two at a time.
import asyncio

running = most = 0

async def visit(name, seconds, gate):
    global running, most
    async with gate:
        running += 1
        most = max(most, running)
        print(name, 'in, running', running)
        await asyncio.sleep(seconds)
        running -= 1
    print(name, 'out')

async def main():
    gate = asyncio.Semaphore(2)
    await asyncio.gather(*(visit(f'v{i}', 0.1 + 0.05 * i, gate) for i in range(5)))
    print('most', most, 'locked', gate.locked())
    bounded = asyncio.BoundedSemaphore(1)
    await bounded.acquire()
    bounded.release()
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)

asyncio.run(main())
