# ends: raised 1
# says: Odd: base
import asyncio
class Odd(BaseException): pass
async def f(): raise Odd('base')
async def main(): await asyncio.gather(f(), asyncio.sleep(5))
asyncio.run(main())
