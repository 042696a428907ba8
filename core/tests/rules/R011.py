import asyncio, weakref
async def main():
    loop = asyncio.get_running_loop()
    hs = [loop.call_later(10, print) for _ in range(120)]
    kept = [weakref.ref(h) for h in hs]
    def count(): return sum(h() is not None for h in kept)
    for h in hs[70:]: h.cancel()
    h = None; del hs[70:]
    await asyncio.sleep(0); print(count())    # 50/120 cancelled, not at the head: all kept
    for h in hs[50:70]: h.cancel()
    h = None; del hs[50:]
    await asyncio.sleep(0); print(count())    # 70/120 > 0.5: rebuilt
asyncio.run(main())
