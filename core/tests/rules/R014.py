# R14. `run_until_complete` stops one iteration after the future is done  `[run-until-complete]`
import asyncio
loop = asyncio.new_event_loop()
async def main(): loop.call_soon(lambda: (print("runs"), loop.call_soon(print, "left over: runs in the next run_*")))
loop.run_until_complete(main()); print("main done")
async def stopper(): loop.stop(); await asyncio.sleep(0); await asyncio.sleep(0.02)
try: loop.run_until_complete(stopper())
except RuntimeError as e: print(e)
loop.close()
