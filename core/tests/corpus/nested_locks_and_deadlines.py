import asyncio
async def use(name, first, second, log, patience):
    async with first:
        await asyncio.sleep(0.1)
        try:
            async with asyncio.timeout(patience):
                async with second:
                    log.append(f'{name} both'); await asyncio.sleep(0.1)
        except TimeoutError:
            log.append(f'{name} gave up')
async def main():
    a, b = asyncio.Lock(), asyncio.Lock(); log = []
    await asyncio.gather(use('x', a, b, log, 0.5), use('y', b, a, log, 0.1))
    print(log, a.locked(), b.locked())
    l = asyncio.Lock(); await l.acquire()
    ts = [asyncio.create_task(l.acquire()) for _ in range(3)]
    await asyncio.sleep(0); ts[0].cancel(); l.release(); await asyncio.sleep(0)
    print([t.done() for t in ts], l.locked())
    await asyncio.sleep(0); print([t.done() for t in ts], l.locked())
    l.release(); await asyncio.sleep(0); await asyncio.sleep(0); print([t.done() for t in ts], l.locked())
    try: l.release(); l.release()
    except RuntimeError as e: print(e)
asyncio.run(main())
