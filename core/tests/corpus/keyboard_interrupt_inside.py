# KeyboardInterrupt raised by the program itself is no Exception.
import asyncio

async def main():
    try:
        await asyncio.sleep(0.05)
        raise KeyboardInterrupt
    except Exception:
        print('not here')
    finally:
        print('cleanup')

try:
    asyncio.run(main())
except KeyboardInterrupt:
    print('interrupted')
