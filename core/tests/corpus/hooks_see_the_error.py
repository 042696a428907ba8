# Exception handlers of loops and threads run while the error is handled: print_exc() and a bare raise know it.
import asyncio
import logging
import sys
import threading
import traceback


class Teller(logging.Handler):
    def emit(self, record):
        error = record.exc_info[1]
        print('logged:', record.getMessage().splitlines()[0].split(' at ')[0], '|', repr(error), '|', repr(error.__context__))


def tell(loop, context):
    print(context['message'].split(' at ')[0])
    print('handled:', repr(sys.exc_info()[1]))
    print(traceback.format_exc().splitlines()[-1])


def stumble(loop, context):
    raise RuntimeError('the handler stumbles')


def again(loop, context):
    raise


def divide():
    return 1 / 0


async def fail():
    raise LookupError('in a task')


async def main():
    loop = asyncio.get_running_loop()
    for handler in (tell, stumble, again):
        loop.set_exception_handler(handler)
        loop.call_soon(divide)
        await asyncio.sleep(0.01)
    loop.set_exception_handler(tell)
    task = asyncio.create_task(fail())
    await asyncio.sleep(0.01)
    del task
    loop.set_exception_handler(None)
    loop.call_soon(divide, 'too much')
    await asyncio.sleep(0.01)
    print('outside:', sys.exc_info())


def hook(arguments):
    print(arguments.thread.name, repr(arguments.exc_value), sys.exc_info()[1] is arguments.exc_value)
    print(traceback.format_exc().splitlines()[-1])


logging.getLogger('asyncio').addHandler(Teller())
asyncio.run(main())
threading.excepthook = hook
thread = threading.Thread(target=divide, name='T')
thread.start()
thread.join()
