# A complete event loop in forty lines, driving native coroutines.
import heapq
import time

class Suspend:
    def __init__(self, how):
        self.how = how

    def __await__(self):
        return (yield self.how)

class Loop:
    def __init__(self):
        self.ready, self.timers, self.count, self.started = [], [], 0, time.monotonic()

    def now(self):
        return time.monotonic() - self.started

    def spawn(self, coroutine, value=None):
        self.ready.append((coroutine, value))

    def after(self, seconds, coroutine):
        self.count += 1
        heapq.heappush(self.timers, (self.now() + seconds, self.count, coroutine))

    def step(self, coroutine, value):
        try:
            how = coroutine.send(value)
        except StopIteration as stop:
            print(f'{coroutine.__name__} returned {stop.value}')
        else:
            how(self, coroutine)

    def run(self):
        while self.ready or self.timers:
            while self.ready:
                self.step(*self.ready.pop(0))
            if self.timers:
                when, _, coroutine = heapq.heappop(self.timers)
                time.sleep(max(0, when - self.now()))
                self.spawn(coroutine)

async def sleep(seconds):
    await Suspend(lambda loop, coroutine: loop.after(seconds, coroutine))

async def spawn(child):
    await Suspend(lambda loop, coroutine: (loop.spawn(child), loop.spawn(coroutine)))

async def blink(n, seconds):
    for i in range(n):
        print('blink', n, i)
        await sleep(seconds)
    return n * 10

async def main():
    await spawn(blink(3, 0.1))
    await spawn(blink(2, 0.15))
    await sleep(0.05)
    print('main is here')

loop = Loop()
loop.spawn(main())
loop.run()
