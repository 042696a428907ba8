# Debounce: only the last of a burst counts.
import asyncio

class Debounce:
    def __init__(self, seconds, function):
        self.seconds, self.function, self.handle = seconds, function, None

    def __call__(self, *args):
        if self.handle:
            self.handle.cancel()
        self.handle = asyncio.get_running_loop().call_later(self.seconds, self.function, *args)

async def main():
    search = Debounce(0.15, lambda text: print('search for', text))
    text = ''
    for pause, letter in [(0.05, 'a'), (0.05, 's'), (0.05, 'y'), (0.3, 'n'), (0.05, 'c')]:
        await asyncio.sleep(pause)
        text += letter
        search(text)
    await asyncio.sleep(0.2)

asyncio.run(main())
