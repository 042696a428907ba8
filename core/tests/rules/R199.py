# R199. Shutdown: (1) cancel all other tasks and wait for them, (2) `shutdown_asyncgens`, (3) `shutdown_default_executor`, (4) close  `[run-shutdown-order]`
import asyncio, time
async def bg():
    try: await asyncio.sleep(9)
    except asyncio.CancelledError: print("1 background task cancelled"); await asyncio.sleep(0.02); print("2 its cleanup"); raise
async def agen():
    try: yield 0; yield 1
    finally: print("3 async generator closed")
g = agen()
async def main():
    t = asyncio.create_task(bg()); await anext(g)
    asyncio.get_running_loop().run_in_executor(None, lambda: (time.sleep(0.1), print("4 executor thread done")))
    print("0 main returns")
asyncio.run(main()); print("5 run returned")
