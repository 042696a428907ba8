# R29. A future belongs to one loop  `[fut-other-loop]`
import asyncio
other = asyncio.new_event_loop()
async def main():
    f = other.create_future()
    try: await f
    except RuntimeError as e: print("attached to a different loop" in str(e))
asyncio.run(main()); other.close()
