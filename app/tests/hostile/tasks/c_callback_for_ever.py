# ends: out_of_budget events
import asyncio
loop = asyncio.new_event_loop()
call = []
call += [loop.call_soon, call[0] if call else print]
def again(*rest): loop.call_soon(again, *rest)
again(loop.call_soon)
loop.run_forever()
