# What a child changes, it changes in its own copy: globals, lists, instances, classes, closures, default arguments.
import multiprocessing as mp
from collections import Counter, deque
from dataclasses import dataclass, field

number = 1
letters = ['a']
table = {'x': [1]}
seen = {1, 2}
line = deque([1, 2], maxlen=3)
counts = Counter('aab')

@dataclass
class Account:
    owner: str
    balance: int = 0
    history: list = field(default_factory=list)

class Shop:
    open_shops = 0
    names = []

class Point:
    __slots__ = ('x', 'y')

account = Account('Ada', 100)
point = Point()
point.x = 1

def remember(item, items=[]):
    items.append(item)
    return items

def make_counter():
    count = 0
    def step():
        nonlocal count
        count += 1
        return count
    return step

step = make_counter()

def show(who):
    print(who, number, letters, table, sorted(seen), list(line), dict(counts), account, account.history is not None)
    print(who, Shop.open_shops, Shop.names, point.x, remember.__defaults__, step(), hasattr(Shop, 'extra'))

def child():
    global number
    show('child before')
    number = 99
    letters.append('child')
    table['x'].append(2)
    table['y'] = []
    seen.add(3)
    line.extend([3, 4])
    counts['z'] += 5
    account.balance -= 50
    account.history.append('paid')
    Shop.open_shops += 1
    Shop.names.append('child')
    Shop.extra = True
    point.x = 77
    remember('child')
    step()
    show('child after')

if __name__ == '__main__':
    number = 2
    letters.append('main')
    remember('main')
    process = mp.Process(target=child)
    process.start()
    number = 3
    letters.append('later')
    process.join()
    show('main')
