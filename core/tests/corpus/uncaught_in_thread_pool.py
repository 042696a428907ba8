# An error in a worker thread travels through to_thread to the top.
# records: stderr
import asyncio

def compute(values):
    return sum(values) / len(values)

async def main():
    print(await asyncio.to_thread(compute, [1, 2, 3]))
    print(await asyncio.to_thread(compute, []))

asyncio.run(main())
