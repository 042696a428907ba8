# records: stderr
# A task without a loop: the error comes first; that the coroutine never ran is told when the error is gone.
import asyncio
import warnings


def show(message, category, filename, line, *rest):
    print('warning at line', line, message)


async def brew(tea):
    await asyncio.sleep(0.01)
    return tea


async def ask_twice():
    try:
        asyncio.run(brew('green'))
    except RuntimeError as error:
        print(error)
        print('the coroutine is still there')
    print('now it is gone')


usual, warnings.showwarning = warnings.showwarning, show
try:
    asyncio.create_task(brew('black'))
except RuntimeError as error:
    print(error)
    kept = error
print('the error is kept')
del kept
asyncio.run(ask_twice())
warnings.showwarning = usual
loop = asyncio.new_event_loop()
loop.close()
loop.run_until_complete(brew('mint'))
