# Actors: a mailbox each, replies through futures.
import asyncio

class Actor:
    def __init__(self):
        self.mailbox = asyncio.Queue()
        self.task = asyncio.create_task(self.run())

    async def run(self):
        while True:
            message, reply = await self.mailbox.get()
            if message is None:
                break
            try:
                reply.set_result(await self.handle(message))
            except Exception as error:
                reply.set_exception(error)

    async def ask(self, message):
        reply = asyncio.get_running_loop().create_future()
        await self.mailbox.put((message, reply))
        return await reply

    async def stop(self):
        await self.mailbox.put((None, None))
        await self.task

class Calculator(Actor):
    def __init__(self):
        super().__init__()
        self.value = 0

    async def handle(self, message):
        operation, number = message
        await asyncio.sleep(0.02)
        match operation:
            case 'add':
                self.value += number
            case 'divide':
                self.value /= number
            case other:
                raise NotImplementedError(other)
        return self.value

async def main():
    calculator = Calculator()
    print(await asyncio.gather(*(calculator.ask(('add', n)) for n in (1, 2, 3))))
    for message in [('divide', 2), ('divide', 0), ('sqrt', 1), ('add', 7)]:
        try:
            print(message, await calculator.ask(message))
        except Exception as error:
            print(message, repr(error))
    await calculator.stop()
    print('stopped')

asyncio.run(main())
