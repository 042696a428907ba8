# The loop is blocked when Ctrl+C comes: nothing happens until the blocking call is over.
# interrupt: 0.5
import asyncio
import time

async def main():
    time.sleep(1)
    print("the blocking call went on to its end")
    await asyncio.sleep(1)
    print("never printed")

try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("interrupted at the next await")
