# R196. `async with` awaits `__aenter__`/`__aexit__`; a true result of `__aexit__` swallows the exception  `[actx]`
import asyncio, contextlib
class CM:
    def __init__(self, n, eat=False): self.n, self.eat = n, eat
    async def __aenter__(self): await asyncio.sleep(0); print("enter", self.n); return self.n
    async def __aexit__(self, t, e, tb): print("exit", self.n, t and t.__name__); return self.eat
async def main():
    async with CM("eater", True), CM("b"): raise ValueError
    async with contextlib.AsyncExitStack() as st:
        print([await st.enter_async_context(CM(i)) for i in range(2)])
asyncio.run(main())
