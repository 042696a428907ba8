# R90. If the inner task answers the cancellation with a value or another exception, that is what you get  `[wait-for-stubborn]`
import asyncio
async def w(answer):
    try: await asyncio.sleep(9)
    except asyncio.CancelledError:
        if answer == "value": return "late value"
        raise KeyError(answer)
async def main():
    print(await asyncio.wait_for(w("value"), 0.02))
    try: await asyncio.wait_for(w("other"), 0.02)
    except KeyError as e: print(repr(e))
asyncio.run(main())
