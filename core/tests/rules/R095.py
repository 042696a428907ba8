# R95. If timeout and work take the same time, the timeout wins  `[wait-for-equal]`
import asyncio
async def main():
    for _ in range(3):
        try: print(await asyncio.wait_for(asyncio.sleep(0.02, "value"), 0.02))
        except TimeoutError: print("TimeoutError")
asyncio.run(main())
