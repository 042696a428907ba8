# R130. `release()` gives the unit to the first waiter at once: no barging  `[sem-handoff]`
import asyncio
async def w(n, sem):
    await sem.acquire(); print("got", n)
async def main():
    sem = asyncio.Semaphore(0); t = asyncio.create_task(w("waiter", sem)); await asyncio.sleep(0)
    sem.release(); print(sem.locked(), sem._value); u = asyncio.create_task(w("newcomer", sem)); sem.release(); print(sem._value)
    await asyncio.gather(t, u); print(sem.locked())
asyncio.run(main())
# From cause to effect, in iterations.
async def hops():
    sem = asyncio.Semaphore(0); t = asyncio.create_task(sem.acquire()); await asyncio.sleep(0); print(repr(sem)[-20:])
    sem.release(); n = 0
    while not t.done(): n += 1; await asyncio.sleep(0)
    print("iterations", n)
asyncio.run(hops())
