# A circuit breaker opens after failures and half-opens after a pause.
import asyncio
from enum import Enum

class State(Enum):
    CLOSED = 'closed'
    OPEN = 'open'
    HALF_OPEN = 'half-open'

class Breaker:
    def __init__(self, limit, pause):
        self.limit, self.pause = limit, pause
        self.failures, self.state, self.opened = 0, State.CLOSED, 0.0

    async def call(self, function):
        now = asyncio.get_running_loop().time()
        if self.state is State.OPEN:
            if now - self.opened < self.pause:
                raise RuntimeError('circuit is open')
            self.state = State.HALF_OPEN
        try:
            result = await asyncio.wait_for(function(), 0.1)
        except Exception:
            self.failures += 1
            if self.failures >= self.limit or self.state is State.HALF_OPEN:
                self.state, self.opened = State.OPEN, now
            raise
        self.failures, self.state = 0, State.CLOSED
        return result

async def main():
    answers = iter(['ok', OSError('down'), 'slow', 'skipped?', 'well again', 'ok'])
    async def service():
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        if answer == 'slow':
            await asyncio.sleep(5)
        return answer
    breaker = Breaker(2, 0.3)
    for pause in (0, 0, 0, 0, 0.4, 0):
        await asyncio.sleep(pause)
        try:
            result = await breaker.call(service)
        except Exception as error:
            result = f'{type(error).__name__}({error})'
        print(result, '|', breaker.state.value)

asyncio.run(main())
