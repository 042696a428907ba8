# A loop that runs in a thread of its own and serves synchronous code.
import asyncio
import threading

class Background:
    def __enter__(self):
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, name='loop')
        self.thread.start()
        return self

    def __exit__(self, *error):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()

    def call(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop)

async def where(seconds):
    await asyncio.sleep(seconds)
    return threading.current_thread().name

with Background() as background:
    futures = [background.call(where(s)) for s in (0.2, 0.1)]
    print([f.result() for f in futures])
    print(threading.current_thread().name, background.loop.is_running())
print(background.loop.is_closed())
