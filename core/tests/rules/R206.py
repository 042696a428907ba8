# R206. `get_event_loop()` in 3.11.7  `[get-event-loop]`
import asyncio, threading
print(asyncio.get_event_loop() is asyncio.get_event_loop(), asyncio.get_event_loop().is_running()); asyncio.get_event_loop().close()
async def main(): print(asyncio.get_event_loop() is asyncio.get_running_loop())
asyncio.run(main())
def attempt(f):
    try: f()
    except RuntimeError as e: print(e)
attempt(asyncio.get_event_loop); attempt(asyncio.get_running_loop)
t = threading.Thread(target=attempt, args=(asyncio.get_event_loop,), name="T"); t.start(); t.join()
