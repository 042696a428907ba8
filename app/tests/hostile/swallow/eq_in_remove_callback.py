# ends: out_of_budget steps
import asyncio
class C:
    def __call__(self, f): pass
    def __eq__(self, other):
        while True: pass
async def main():
    f = asyncio.get_running_loop().create_future()
    f.add_done_callback(C())
    f.remove_done_callback(5)
asyncio.run(main())
