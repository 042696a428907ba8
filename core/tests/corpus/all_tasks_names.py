# all_tasks, current_task, names and numbers of tasks.
import asyncio

async def child(name):
    await asyncio.sleep(0.05)
    return asyncio.current_task().get_name()

async def main():
    print(asyncio.current_task().get_name())
    tasks = [asyncio.create_task(child('x')), asyncio.create_task(child('y'), name='yvonne')]
    print(sorted(t.get_name() for t in asyncio.all_tasks()))
    print(tasks[0].get_coro().__name__, tasks[0].get_loop() is asyncio.get_running_loop())
    print(await asyncio.gather(*tasks))
    print(len(asyncio.all_tasks()))

asyncio.run(main())
