import asyncio
async def main():
    loop = asyncio.get_running_loop(); log = []
    loop.call_soon(lambda: log.append(asyncio.current_task()))
    t = asyncio.current_task(); t.add_done_callback(lambda x: print('main done', x.result()))
    await asyncio.sleep(0)
    print(log, asyncio.current_task() is t, len(asyncio.all_tasks()))
    h = loop.call_later(0.1, log.append, 'later'); h2 = loop.call_at(loop.time() + 0.05, log.append, 'at')
    print(h > h2, h.when() > h2.when(), h2.cancelled(), h2 == h2)
    await asyncio.sleep(0.2); print(log)
    h.cancel(); print(h.cancelled())
    def again(n):
        log.append(n)
        if n: loop.call_soon(again, n - 1)
    again(3); await asyncio.sleep(0); await asyncio.sleep(0); print(log[2:]); await asyncio.sleep(0.1); print(log[2:])
    return 'ok'
print(asyncio.run(main()))
