# Retries with exponential backoff, a flaky service and a give-up.
import asyncio
import time

class Flaky:
    def __init__(self, failures):
        self.failures = failures
        self.calls = 0

    async def __call__(self):
        self.calls += 1
        await asyncio.sleep(0.01)
        if self.calls <= self.failures:
            raise ConnectionError(f'attempt {self.calls} failed')
        return f'answer after {self.calls} calls'

async def retry(operation, attempts, first_delay):
    delay = first_delay
    for attempt in range(1, attempts + 1):
        try:
            return await operation()
        except ConnectionError as error:
            if attempt == attempts:
                raise RuntimeError(f'gave up after {attempts} attempts') from error
            print(f'{error}; wait {delay:.2f} s')
            await asyncio.sleep(delay)
            delay *= 2

async def main():
    print(await retry(Flaky(0), 3, 0.05))
    print(await retry(Flaky(2), 4, 0.05))
    try:
        await retry(Flaky(9), 3, 0.05)
    except RuntimeError as error:
        print(error, '<-', error.__cause__)

asyncio.run(main())
