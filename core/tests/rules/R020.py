# R20. Future states and the errors of reading too early  `[fut-states]`
import asyncio
async def main():
    f = asyncio.get_running_loop().create_future()
    print(f.done(), f.cancelled(), f)
    for m in (f.result, f.exception):
        try: m()
        except asyncio.InvalidStateError as e: print(e)
    f.set_result(42); print(f.done(), f.result(), f.exception(), f)
asyncio.run(main())
