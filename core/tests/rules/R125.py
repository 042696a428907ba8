# R125. A notification with nobody waiting is lost  `[cond-lost-notify]`
import asyncio
async def main():
    c = asyncio.Condition()
    async with c: c.notify_all()
    async with c:
        try: await asyncio.wait_for(c.wait(), 0.02)
        except TimeoutError: print("no memory of the notify; lock held again:", c.locked())
asyncio.run(main())
