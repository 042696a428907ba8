# R21. A future completes once  `[fut-once]`
import asyncio
async def main():
    f = asyncio.get_running_loop().create_future()
    f.set_result(1)
    try: f.set_result(2)
    except asyncio.InvalidStateError as e: print(repr(e))
    print(f.cancel(), f.result())
asyncio.run(main())
