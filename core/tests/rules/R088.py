# R88. `wait_for`: value in time, else the inner task is cancelled, *awaited*, and `TimeoutError` raised  `[wait-for-basic]`
import asyncio
async def w(d):
    try: await asyncio.sleep(d); return "ok"
    except asyncio.CancelledError: print("inner cancelled"); raise
async def main():
    print(await asyncio.wait_for(w(0.02), 0.05))
    try: await asyncio.wait_for(w(0.06), 0.03)
    except TimeoutError as e: print(repr(e), type(e.__cause__).__name__, asyncio.TimeoutError is TimeoutError)
asyncio.run(main())
