# R70. Results come in argument order, whatever the completion order  `[gather-order]`
import asyncio
async def w(n, d): await asyncio.sleep(d); print("end", n); return n
async def main(): print(await asyncio.gather(w("a", 0.06), w("b", 0.02), w("c", 0.04)))
asyncio.run(main())
