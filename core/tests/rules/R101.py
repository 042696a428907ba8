# R101. `reschedule(when)` with loop time; `None` disables; misuse is a `RuntimeError`  `[timeout-reschedule]`
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(0.02) as cm:
        cm.reschedule(loop.time() + 0.1); await asyncio.sleep(0.05); cm.reschedule(None); print(cm.when(), cm)
    for f in (lambda: cm.reschedule(1), lambda: asyncio.timeout(1).reschedule(1)):
        try: f()
        except RuntimeError as e: print(e)
    try: await cm.__aenter__()
    except RuntimeError as e: print(e)
asyncio.run(main())
