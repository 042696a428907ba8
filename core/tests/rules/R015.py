# R15. A closed loop rejects work; closing a running loop is an error  `[closed-loop]`
import asyncio
loop = asyncio.new_event_loop()
async def main():
    try: loop.close()
    except RuntimeError as e: print(e)
loop.run_until_complete(main()); loop.close(); loop.close()
try: loop.call_soon(print)
except RuntimeError as e: print(e)
