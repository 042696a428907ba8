# R55. Several `cancel()` calls before delivery give one `CancelledError`; the counter counts all  `[cancel-count]`
import asyncio
async def w():
    n = 0
    for _ in range(3):
        try: await asyncio.sleep(0.03); print("slept")
        except asyncio.CancelledError: n += 1; print("hit", n, "cancelling", asyncio.current_task().cancelling())
async def main():
    t = asyncio.create_task(w()); await asyncio.sleep(0); t.cancel(); t.cancel(); t.cancel(); await t; print(t.cancelled())
asyncio.run(main())
