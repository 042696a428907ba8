# asyncio.run used wrongly.
import asyncio

async def inner():
    pass

async def main():
    coroutine = inner()
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)
    coroutine.close()
    try:
        asyncio.get_running_loop().run_until_complete(None)
    except RuntimeError as error:
        print(error)
    except TypeError as error:
        print(error)

asyncio.run(main())
for wrong in (main, 42, None):
    try:
        asyncio.run(wrong)
    except ValueError as error:
        print(str(error).split(' at 0x')[0].split(', got')[0])
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
coroutine = inner()
try:
    asyncio.create_task(coroutine)
except RuntimeError as error:
    print(error)
coroutine.close()
