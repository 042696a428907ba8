"""Each request has its own id in a context variable: in tasks, in threads, in callbacks."""
import asyncio
import contextvars
import threading
from concurrent.futures import ThreadPoolExecutor

request = contextvars.ContextVar("request", default="-")
depth = contextvars.ContextVar("depth")


def log(*words):
    print(f"[{request.get()}]", *words)


def blocking(what):
    log("in a thread:", what, threading.current_thread().name.split("_")[0])
    return request.get()


async def inner():
    token = depth.set(depth.get(0) + 1)
    try:
        log("depth", depth.get())
        if depth.get() < 3:
            await inner()
    finally:
        depth.reset(token)


async def handle(number):
    token = request.set(f"r{number}")
    await asyncio.sleep(0.1 * number)
    log("inner")
    await inner()
    print(await asyncio.to_thread(blocking, "to_thread"))
    with ThreadPoolExecutor(1) as pool:
        print(await asyncio.get_running_loop().run_in_executor(pool, blocking, "pool"))
        context = contextvars.copy_context()
        print(await asyncio.get_running_loop().run_in_executor(pool, context.run, blocking, "context.run"))
    asyncio.get_running_loop().call_soon(log, "callback")
    await asyncio.sleep(0)
    request.reset(token)
    log("after reset", token.old_value is contextvars.Token.MISSING, token.var is request)


async def main():
    request.set("main")
    await asyncio.gather(*(handle(n) for n in (1, 3)))
    log("main again")
    context = contextvars.copy_context()
    task = asyncio.create_task(handle(2), context=context)
    await task
    print(context[request], request in context, depth in context, context.get(depth, "no depth"))
    try:
        depth.get()
    except LookupError as error:
        print("LookupError", error.args[0].name)
    try:
        context.run(context.run, log, "twice")
    except RuntimeError as error:
        print(str(error).split(":")[0])


asyncio.run(main())
print(request.get())
