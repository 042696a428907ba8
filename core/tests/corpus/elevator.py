# A small simulation: an elevator task, people with futures.
import asyncio

class Elevator:
    def __init__(self, floors):
        self.floor, self.calls, self.floors = 0, [], floors
        self.wake = None

    def call(self, floor):
        future = asyncio.get_running_loop().create_future()
        self.calls.append((floor, future))
        if self.wake and not self.wake.done():
            self.wake.set_result(None)
        return future

    async def run(self):
        while True:
            if not self.calls:
                self.wake = asyncio.get_running_loop().create_future()
                await self.wake
            target = min(self.calls, key=lambda call: abs(call[0] - self.floor))[0]
            while self.floor != target:
                await asyncio.sleep(0.05)
                self.floor += 1 if target > self.floor else -1
            arrived = [call for call in self.calls if call[0] == target]
            self.calls = [call for call in self.calls if call[0] != target]
            print('stops at', target)
            for _, future in arrived:
                future.set_result(target)
            await asyncio.sleep(0.02)

async def person(name, start, goal, elevator, after):
    await asyncio.sleep(after)
    await elevator.call(start)
    print(name, 'gets in at', start)
    await elevator.call(goal)
    print(name, 'gets out at', goal)

async def main():
    elevator = Elevator(5)
    task = asyncio.create_task(elevator.run())
    await asyncio.gather(person('Ada', 0, 4, elevator, 0), person('Bob', 2, 0, elevator, 0.07), person('Cleo', 3, 1, elevator, 0.3))
    task.cancel()

asyncio.run(main())
