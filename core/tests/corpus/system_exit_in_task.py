# SystemExit in a task leaves run() although nobody awaits the task.
import asyncio

async def quitter():
    await asyncio.sleep(0.05)
    raise SystemExit(4)

async def main():
    asyncio.create_task(quitter())
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('main cancelled')
        raise

try:
    asyncio.run(main())
except SystemExit as exit:
    print('exit code', exit.code)
