# A small shop: dataclasses, enum, heapq, json.
import asyncio
import heapq
import json
from dataclasses import asdict, dataclass, field
from enum import Enum, auto

class Status(Enum):
    NEW = auto()
    PAID = auto()
    SENT = auto()

@dataclass(order=True)
class Order:
    priority: int
    number: int
    item: str = field(compare=False)
    status: Status = field(default=Status.NEW, compare=False)

async def process(order):
    for status in (Status.PAID, Status.SENT):
        await asyncio.sleep(0.02)
        order.status = status
    return order

async def main():
    heap = []
    for priority, number, item in [(2, 1, 'tea'), (1, 2, 'cake'), (3, 3, 'soup'), (1, 4, 'milk')]:
        heapq.heappush(heap, Order(priority, number, item))
    done = []
    while heap:
        done.append(await process(heapq.heappop(heap)))
    for order in done:
        print(order)
    print(json.dumps([{**asdict(order), 'status': order.status.name} for order in done[:2]], indent=1))

asyncio.run(main())
