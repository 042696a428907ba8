# A light with two events; cars drive when it is green.
import asyncio

class Light:
    def __init__(self):
        self.green = asyncio.Event()

    async def run(self, phases):
        for phase in range(phases):
            await asyncio.sleep(0.2)
            if self.green.is_set():
                print('-- red')
                self.green.clear()
            else:
                print('-- green')
                self.green.set()

async def car(number, arrives, light):
    await asyncio.sleep(arrives)
    print('car', number, 'arrives')
    await light.green.wait()
    print('car', number, 'drives')

async def main():
    light = Light()
    cars = [car(i, at, light) for i, at in enumerate([0.05, 0.1, 0.25, 0.45, 0.5])]
    await asyncio.gather(light.run(3), *cars)

asyncio.run(main())
