# A read-wait-write race and its repair.
import asyncio

class Account:
    def __init__(self):
        self.balance = 0
        self.lock = asyncio.Lock()

    async def unsafe(self, amount):
        seen = self.balance
        await asyncio.sleep(0.01)
        self.balance = seen + amount

    async def safe(self, amount):
        async with self.lock:
            await self.unsafe(amount)

async def main():
    account = Account()
    await asyncio.gather(*(account.unsafe(10) for _ in range(5)))
    print('without lock:', account.balance)
    account.balance = 0
    await asyncio.gather(*(account.safe(10) for _ in range(5)))
    print('with lock:', account.balance, account.lock.locked())

asyncio.run(main())
