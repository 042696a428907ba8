# Tasks that wait for each other: cancelling one of them goes round in a circle until Python has enough.
import asyncio

async def wait_for_all(tasks):
    await asyncio.gather(*tasks)

async def wait_for_next(tasks, number):
    await tasks[(number + 1) % len(tasks)]

async def main():
    for wait in (lambda tasks, number: wait_for_all(tasks), wait_for_next):
        tasks = []
        for number in range(3):
            tasks.append(asyncio.create_task(wait(tasks, number)))
        await asyncio.sleep(0.1)
        try:
            tasks[0].cancel()
        except RecursionError as error:
            print('RecursionError', 'maximum recursion depth exceeded' in str(error))
        print([task.done() for task in tasks])

try:
    asyncio.run(main())
except RecursionError:
    print('run gave up, too')
