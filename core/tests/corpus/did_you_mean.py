# records: stderr
# Typing errors, as everybody makes them: what nobody catches is reported with the name that was probably meant.
import asyncio
import threading


class Cart:
    def __init__(self):
        self.items = []

    def add_item(self, item):
        self.items.append(item)


def total_price(prices):
    subtotal = sum(prices)
    return subtotl * 1.2


def fill():
    Cart().add_itm('tea')


def pause():
    asyncio.run(asyncio.slepp(1))


def caught():
    try:
        total_price([1, 2])
    except NameError as error:
        print(error, '| name:', error.name)
        raise AttributeError('by hand') from error


for target in (fill, total_price, pause, caught):
    arguments = ([3],) if target is total_price else ()
    thread = threading.Thread(target=target, args=arguments, name=target.__name__)
    thread.start()
    thread.join()

quantities = {'tea': 2}
try:
    print(quantites['tea'])
except NameError:
    print('a second error while the first is handled:')
    prnt(quantities)
