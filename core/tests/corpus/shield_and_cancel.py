import asyncio
async def work(log):
    try:
        await asyncio.sleep(0.3); log.append('work done'); return 42
    except asyncio.CancelledError: log.append('work cancelled'); raise
async def main():
    log = []
    inner = asyncio.create_task(work(log))
    async def outer(): return await asyncio.shield(inner)
    t = asyncio.create_task(outer())
    await asyncio.sleep(0.1); t.cancel()
    try: await t
    except asyncio.CancelledError: log.append('outer cancelled')
    print(inner.done(), log, await inner)
    s = asyncio.shield(work(log)); s.cancel()
    try: await s
    except asyncio.CancelledError: print('shield cancelled')
    await asyncio.sleep(0.5); print(log)
    async def stubborn():
        for i in range(3):
            try: await asyncio.sleep(0.2)
            except asyncio.CancelledError: log.append(f'ignored {i}')
        return 'survived'
    t = asyncio.create_task(stubborn()); await asyncio.sleep(0)
    t.cancel('a'); t.cancel('b'); await asyncio.sleep(0); t.cancel('c')
    print(await t, log, t.cancelling())
asyncio.run(main())
