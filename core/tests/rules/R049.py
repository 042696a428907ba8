# R49. `CancelledError` is a `BaseException`  `[cancelled-base]`
import asyncio, concurrent.futures
async def w():
    try: await asyncio.sleep(9)
    except Exception: print("never")
async def main():
    t = asyncio.create_task(w()); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError as e: print("caught", isinstance(e, Exception))
    print(asyncio.CancelledError is concurrent.futures.CancelledError)
asyncio.run(main())
