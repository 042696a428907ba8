# R153. A loop can run in any thread; each thread has its own current loop  `[loop-in-thread]`
import asyncio, threading
async def who(): await asyncio.sleep(0.02); return threading.current_thread().name
loop = asyncio.new_event_loop(); t = threading.Thread(target=loop.run_forever, name="looper"); t.start()
print(asyncio.run_coroutine_threadsafe(who(), loop).result())
loop.call_soon_threadsafe(loop.stop); t.join(); print(loop.is_running()); loop.close()
out = []; t = threading.Thread(target=lambda: out.append(asyncio.run(who())), name="second"); t.start(); t.join(); print(out)
