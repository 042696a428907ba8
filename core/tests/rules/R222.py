# R222. A program whose tasks all wait for ever hangs (no deadlock detection in CPython)  `[deadlock-hang]`
# ends: stuck
import asyncio
async def main():
    loop = asyncio.get_running_loop(); a, b = loop.create_future(), loop.create_future()
    async def t1(): await a; b.set_result(None)
    async def t2(): await b; a.set_result(None)
    print("circular wait, found by nobody"); await asyncio.gather(t1(), t2())
asyncio.run(main())
