# R111. `KeyboardInterrupt`/`SystemExit` of a child is re-raised bare  `[tg-base-exception]`
import asyncio
async def main():
    try:
        async with asyncio.TaskGroup() as tg: t = tg.create_task(asyncio.sleep(9)); raise SystemExit(3)
    except SystemExit as e: print(repr(e), t.cancelled())
asyncio.run(main())
