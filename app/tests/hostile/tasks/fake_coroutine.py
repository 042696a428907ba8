# ends: raised 1|finished
import asyncio
class Fake:
    def send(self, x): raise StopIteration(5)
    def throw(self, *a): raise a[0]
    def close(self): pass
    def __await__(self): return self
    def __iter__(self): return self
    def __next__(self): return self.send(None)
async def main(): print(await asyncio.gather(Fake()))
asyncio.run(main())
