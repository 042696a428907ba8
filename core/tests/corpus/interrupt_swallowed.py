# A main task that does not let itself be stopped: asyncio.run returns what it returns.
# interrupt: 0.5
import asyncio

async def main():
    try:
        await asyncio.sleep(3)
    except asyncio.CancelledError:
        print("no, thanks")
    await asyncio.sleep(0.25)
    return "finished"

print(asyncio.run(main()))
