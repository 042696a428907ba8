# R96. A timeout that is overdue can still lose: handles that are already ready run before the timer  `[wait-for-overdue]`
import asyncio, time
async def job(d):
    await asyncio.sleep(0); time.sleep(0.1); await asyncio.sleep(d); return "value"
async def main():
    for d in (0, 0.05):
        try: print(await asyncio.wait_for(job(d), 0.05))
        except TimeoutError: print("TimeoutError")
asyncio.run(main())
