# R131. A waiter cancelled after being chosen passes its unit on  `[sem-cancel]`
import asyncio
async def w(n, sem):
    await sem.acquire(); print("got", n)
async def main():
    sem = asyncio.Semaphore(0); ts = [asyncio.create_task(w(n, sem)) for n in "abc"]; await asyncio.sleep(0)
    sem.release(); ts[0].cancel(); await asyncio.sleep(0.02); print([t.done() for t in ts], sem._value)
    sem.release(); await asyncio.wait(ts)
asyncio.run(main())
