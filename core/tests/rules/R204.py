# R204. `KeyboardInterrupt`/`SystemExit` raised in a task leaves the loop immediately  `[kbd-in-task]`
import asyncio
async def bg():
    try: await asyncio.sleep(9)
    finally: print("background cleaned up")
async def bad(): raise KeyboardInterrupt
async def main(): t = asyncio.create_task(bg()); u = asyncio.create_task(bad()); await asyncio.sleep(0.05); print("never")
try: asyncio.run(main())
except KeyboardInterrupt: print("KeyboardInterrupt out of run")
