# ends: out_of_budget events|out_of_budget steps
import asyncio, functools
loop = asyncio.new_event_loop()
again = functools.partial(lambda: None)
class Again:
    __call__ = None
f = functools.partial(loop.call_soon)
a = []
def go(): loop.call_soon(*a)
a.append(loop.call_soon)
a.append(loop.call_soon)
a.append(print)
loop.call_soon(go)
loop.call_later(10, loop.stop)
loop.run_forever()
print('stopped')
