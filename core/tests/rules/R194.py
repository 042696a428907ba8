# R194. Asynchronous generators alive at the end of `asyncio.run` are closed after the main task  `[agen-shutdown]`
import asyncio
async def agen():
    try: yield 1; yield 2
    finally: await asyncio.sleep(0); print("closed by the runner")
g = agen()
async def main(): print(await anext(g)); print("main ends")
asyncio.run(main()); print("after run")
