# R2. One iteration runs only the handles that were ready when it began (snapshot)  `[snapshot]`
import asyncio
def chain(loop, name, n):
    print(name, n)
    if n < 3: loop.call_soon(chain, loop, name, n + 1)
async def main():
    loop = asyncio.get_running_loop()
    chain(loop, "A", 1); loop.call_soon(chain, loop, "B", 1)
    await asyncio.sleep(0.02)
asyncio.run(main())
