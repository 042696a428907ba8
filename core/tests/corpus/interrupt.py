import asyncio
async def w():
    try: await asyncio.sleep(10)
    finally: print('cleanup')
async def main():
    t = asyncio.create_task(w()); await asyncio.sleep(0)
    raise KeyboardInterrupt('stop')
try: asyncio.run(main())
except KeyboardInterrupt as e: print(repr(e))
async def ex(): raise SystemExit(4)
async def main2():
    t = asyncio.create_task(ex())
    try: await t
    except BaseException as e: print('in main', repr(e)); raise
try: asyncio.run(main2())
except SystemExit as e: print(repr(e))
