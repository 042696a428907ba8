"""Orders go through three stages: parsed, priced, shipped. Dataclasses, match, queues, a sentinel."""
import asyncio
import enum
from dataclasses import dataclass, field, replace


class State(enum.Enum):
    NEW = enum.auto()
    PRICED = enum.auto()
    SHIPPED = enum.auto()
    REFUSED = enum.auto()


@dataclass(frozen=True, slots=True)
class Order:
    number: int
    items: tuple = ()
    total: float = 0.0
    state: State = State.NEW
    notes: list = field(default_factory=list, compare=False, repr=False)


PRICES = {"tea": 2.5, "cake": 3.75, "soup": 5.0}
END = object()


def parse(line):
    match line.split():
        case ["order", number, *items] if number.isdigit() and items:
            return Order(int(number), tuple(items))
        case ["order", number, *_]:
            raise ValueError(f"order {number!r} is empty or has no number")
        case [word, *_]:
            raise ValueError(f"unknown word {word!r}")
        case _:
            raise ValueError("empty line")


async def reader(lines, out):
    for line in lines:
        await asyncio.sleep(0.1)
        try:
            await out.put(parse(line))
        except ValueError as error:
            print("reader:", error)
    await out.put(END)


async def pricer(inbox, out):
    while (order := await inbox.get()) is not END:
        await asyncio.sleep(0.15)
        try:
            total = sum(PRICES[item] for item in order.items)
        except KeyError as missing:
            order.notes.append(f"no price for {missing}")
            await out.put(replace(order, state=State.REFUSED))
        else:
            await out.put(replace(order, total=total, state=State.PRICED))
        inbox.task_done()
    await out.put(END)


async def shipper(inbox, shipped):
    while (order := await inbox.get()) is not END:
        if order.state is State.REFUSED:
            print("refused", order.number, order.notes)
            continue
        await asyncio.sleep(0.32)
        shipped.append(replace(order, state=State.SHIPPED))
        print("shipped", shipped[-1])


async def main():
    lines = ["order 1 tea cake", "order x tea", "", "order 2", "order 3 soup", "cancel 1", "order 4 pie tea",
             "order 5 tea tea"]
    first, second = asyncio.Queue(2), asyncio.Queue(1)
    shipped = []
    async with asyncio.TaskGroup() as group:
        group.create_task(reader(lines, first), name="reader")
        group.create_task(pricer(first, second), name="pricer")
        group.create_task(shipper(second, shipped), name="shipper")
    print("sum", sum(order.total for order in shipped), sorted(order.number for order in shipped))
    print(Order(1, ("tea",)) == Order(1, ("tea",), notes=["x"]), hash(Order(2)) == hash(Order(2)))


asyncio.run(main())
