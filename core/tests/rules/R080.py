# R80. `FIRST_COMPLETED`: returns two iterations after the first completion, with everything done by then  `[wait-first-completed]`
import asyncio
async def w(n): [await asyncio.sleep(0) for _ in range(n)]
async def main():
    ts = [asyncio.create_task(w(i), name=str(i)) for i in range(6)]
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
    print(sorted(t.get_name() for t in done), sorted(t.get_name() for t in pending)); await asyncio.gather(*pending)
asyncio.run(main())
