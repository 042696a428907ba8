# R67. Cancelling the inner task cancels the shield  `[shield-inner-cancel]`
import asyncio
async def main():
    i = asyncio.create_task(asyncio.sleep(9)); s = asyncio.shield(i); await asyncio.sleep(0)
    i.cancel()
    try: await s
    except asyncio.CancelledError: print(s.cancelled(), i.cancelled(), asyncio.current_task().cancelling())
asyncio.run(main())
