# R122. A cancelled waiter is removed; the others are unaffected  `[event-cancel]`
import asyncio
async def w(n, ev): await ev.wait(); print("woken", n)
async def main():
    ev = asyncio.Event(); ts = [asyncio.create_task(w(n, ev)) for n in "ab"]; await asyncio.sleep(0)
    ts[0].cancel(); ev.set(); await asyncio.gather(*ts, return_exceptions=True); print([t.cancelled() for t in ts], "waiters" in repr(ev))
asyncio.run(main())
