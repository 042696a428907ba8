# ends: finished
# prints: on
import asyncio, gc
handles = []
for _ in range(50):
    loop = asyncio.new_event_loop()
    handles += [loop.call_later(5, print), loop.call_soon(print)]
    del loop
    gc.collect()
for handle in handles: handle.cancel()
print('on')
