# Ctrl+C during asyncio.run asks the main task to stop; its finally blocks run, then KeyboardInterrupt comes out.
# interrupt: 0.75
import asyncio

async def worker(name):
    try:
        for i in range(5):
            await asyncio.sleep(0.5)
            print(name, i)
    except asyncio.CancelledError:
        print(name, "is asked to stop")
        raise
    finally:
        print(name, "cleans up")

async def main():
    try:
        await asyncio.gather(worker("a"), worker("b"))
    finally:
        print("main cleans up")

try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("interrupted")
print("end")
