# R56. Two requests in different iterations are delivered twice, the second inside the cleanup  `[cancel-twice]`
import asyncio
async def w():
    try: await asyncio.sleep(9)
    finally:
        print("cleanup starts")
        try: await asyncio.sleep(9)
        except asyncio.CancelledError: print("cleanup interrupted"); raise
async def main():
    t = asyncio.create_task(w()); await asyncio.sleep(0)
    t.cancel(); await asyncio.sleep(0); t.cancel(); await asyncio.gather(*[t], return_exceptions=True); print(t.cancelled(), t.cancelling())
asyncio.run(main())
