# Timers, cancelled timers, a clock made of call_at.
import asyncio

class Metronome:
    def __init__(self, loop, period, beats, done):
        self.loop, self.period, self.beats, self.done = loop, period, beats, done
        self.started = loop.time()
        self.count = 0
        self.loop.call_soon(self.beat)

    def beat(self):
        print(f'beat {self.count} at {self.loop.time() - self.started:.1f}')
        self.count += 1
        if self.count == self.beats:
            self.done.set_result('metronome stopped')
        else:
            self.loop.call_at(self.started + self.count * self.period, self.beat)

async def main():
    loop = asyncio.get_running_loop()
    started = loop.time()
    def say(text):
        print(f'{text} at {loop.time() - started:.1f}')
    handles = [loop.call_later(seconds, say, f'timer {seconds}') for seconds in (0.3, 0.1, 0.2)]
    print(handles[1].cancelled(), [round(h.when() - started, 1) for h in handles])
    handles[1].cancel()
    print(handles[1].cancelled())
    await asyncio.sleep(0.4)
    print(await (lambda f: (Metronome(loop, 0.1, 4, f), f)[1])(loop.create_future()))

asyncio.run(main())
