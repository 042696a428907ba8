# real clock: what the interpreter does at its end
# A loop of one's own that is closed too early tells of its task; what the current event loop holds outlives the program.
import asyncio


async def wait_for_ever():
    await asyncio.sleep(1000)


class Kept:
    def __del__(self):
        print('never printed: the coroutine below holds the names of the program')


def close_early():
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(lambda loop, context: print(context['message']))
    task = loop.create_task(wait_for_ever(), name='first')
    loop.run_until_complete(asyncio.sleep(0.01))
    loop.close()


close_early()
kept = Kept()
current = asyncio.new_event_loop()
asyncio.set_event_loop(current)
current.create_task(wait_for_ever(), name='second')
current.run_until_complete(asyncio.sleep(0.01))
print('end')
