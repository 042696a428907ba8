# Notes and chained exceptions in the final traceback.
# records: stderr
import asyncio

async def read(n):
    await asyncio.sleep(0.01)
    try:
        return [10, 20][n]
    except IndexError as error:
        error.add_note(f'index was {n}')
        error.add_note('valid: 0, 1')
        raise

async def main():
    print(await read(1))
    try:
        await read(7)
    except IndexError:
        raise SystemError('reading failed')

asyncio.run(main())
