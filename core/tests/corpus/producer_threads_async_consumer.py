import asyncio, threading, time, queue
def produce(loop, aq, tq, n):
    for i in range(3):
        time.sleep(0.1 * n)
        asyncio.run_coroutine_threadsafe(aq.put((n, i)), loop).result()
        tq.put((n, i))
async def main():
    aq, tq = asyncio.Queue(1), queue.Queue()
    loop = asyncio.get_running_loop()
    ts = [threading.Thread(target=produce, args=(loop, aq, tq, n)) for n in (2, 3)]
    for t in ts: t.start()
    got = [await aq.get() for _ in range(6)]
    await asyncio.to_thread(lambda: [t.join() for t in ts])
    print(sorted(got), tq.qsize())
    out = []
    while True:
        try: out.append(tq.get_nowait())
        except queue.Empty: break
    print(sorted(out) == sorted(got))
asyncio.run(main())
