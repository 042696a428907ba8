import asyncio
class Res:
    def __init__(self, n, log): self.n, self.log = n, log
    async def __aenter__(self): self.log.append(f'open {self.n}'); await asyncio.sleep(0.05); return self
    async def __aexit__(self, et, e, tb): await asyncio.sleep(0.1); self.log.append(f'close {self.n} {et.__name__ if et else None}')
async def work(log):
    async with Res(1, log), Res(2, log):
        await asyncio.sleep(1)
async def main():
    for d in (0.025, 0.075, 0.15):
        log = []; t = asyncio.create_task(work(log))
        await asyncio.sleep(d); t.cancel()
        try: await t
        except asyncio.CancelledError: pass
        print(d, log)
    log = []; t = asyncio.create_task(work(log)); await asyncio.sleep(0.15); t.cancel(); await asyncio.sleep(0.05); t.cancel('again')
    r = await asyncio.gather(t, return_exceptions=True); print(r, log)
    import contextlib
    async with contextlib.AsyncExitStack() as st:
        await st.enter_async_context(Res('s', log)); st.push_async_callback(asyncio.sleep, 0); st.callback(log.append, 'cb')
    print(log[-3:])
    with contextlib.suppress(asyncio.TimeoutError): await asyncio.wait_for(work(log), 0.15)
    print(log[-2:])
asyncio.run(main())
