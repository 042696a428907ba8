"""asyncio.Runner used several times, with a context, its own loop factory, and what it leaves behind."""
import asyncio
import contextvars

user = contextvars.ContextVar("user", default="nobody")


def counting_loop():
    def make(loop, coro, context=None):
        made.append(coro.__name__)
        return asyncio.Task(coro, loop=loop, context=context)
    loop = asyncio.SelectorEventLoop()
    loop.set_task_factory(make)
    return loop


made = []


async def login(name):
    old = user.get()
    user.set(name)
    await asyncio.sleep(0.1)
    return old, user.get()


async def background():
    try:
        await asyncio.sleep(100)
    finally:
        print("background ends for", user.get())


async def start():
    user.set("starter")
    return asyncio.create_task(background())


def main():
    with asyncio.Runner() as runner:
        print(runner.run(login("ann")))
        print(runner.run(login("bob")))
        task = runner.run(start())
        print(task.done(), runner.run(asyncio.sleep(0.1, "slept")))
        loop = runner.get_loop()
        print(runner.get_loop() is loop, loop.is_running(), loop.is_closed())
        context = contextvars.copy_context()
        print(runner.run(login("cyd"), context=context), context[user])
    print(task.cancelled(), loop.is_closed(), user.get())
    dan = login("dan")
    try:
        runner.run(dan)
    except RuntimeError as error:
        print(error)
    dan.close()
    with asyncio.Runner(loop_factory=counting_loop) as runner:
        runner.run(start())
        print(type(runner.get_loop()).__name__)
    print(made)
    try:
        with asyncio.Runner() as runner:
            runner.run(login)
    except ValueError as error:
        print(str(error).split(" at ")[0])

    async def twice():
        eve = login("eve")
        try:
            asyncio.run(eve)
        finally:
            eve.close()
    try:
        asyncio.run(twice())
    except RuntimeError as error:
        print(error)
    with asyncio.Runner(debug=True) as runner:
        print(runner.get_loop().get_debug())
    runner.close()
    print("closed twice")


main()
