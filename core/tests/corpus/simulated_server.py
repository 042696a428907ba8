"""A server without sockets: connections are pairs of queues, the protocol is lines, a backlog and a limit."""
import asyncio
import collections


class Stream:
    def __init__(self, inbox, outbox):
        self.inbox, self.outbox = inbox, outbox

    async def readline(self):
        line = await self.inbox.get()
        return line

    def write(self, line):
        self.outbox.put_nowait(line)

    def close(self):
        self.outbox.put_nowait("")


def pair():
    a, b = asyncio.Queue(), asyncio.Queue()
    return Stream(a, b), Stream(b, a)


class Server:
    def __init__(self, limit):
        self.backlog, self.limit = asyncio.Queue(2), asyncio.Semaphore(limit)
        self.store, self.counts = {}, collections.Counter()
        self.connections = set()

    async def connect(self, name):
        client, server = pair()
        await self.backlog.put((name, server))
        return client

    async def serve_forever(self):
        while True:
            name, stream = await self.backlog.get()
            await self.limit.acquire()
            task = asyncio.create_task(self.serve(name, stream), name=f"serve-{name}")
            self.connections.add(task)
            task.add_done_callback(self.connections.discard)
            task.add_done_callback(lambda _: self.limit.release())

    async def serve(self, name, stream):
        try:
            async with asyncio.timeout(1) as idle:
                while line := await stream.readline():
                    idle.reschedule(asyncio.get_running_loop().time() + 1)
                    await asyncio.sleep(0.05)
                    stream.write(self.answer(line))
        except TimeoutError:
            print(f"server: {name} was idle")
        finally:
            stream.close()

    def answer(self, line):
        match line.split():
            case ["set", key, value]:
                self.store[key] = value
                answer = "ok"
            case ["get", key]:
                answer = self.store.get(key, "(nil)")
            case ["keys"]:
                answer = " ".join(sorted(self.store)) or "(none)"
            case [command, *rest]:
                answer = f"error: {command}/{len(rest)}"
        self.counts[line.split()[0]] += 1
        return answer


async def client(server, name, lines, pause):
    stream = await server.connect(name)
    for line in lines:
        stream.write(line)
        print(f"{name}: {line} -> {await stream.readline()}")
        await asyncio.sleep(pause)
    stream.close()
    print(f"{name}: end {await stream.readline()!r}")


async def main():
    server = Server(2)
    accept = asyncio.create_task(server.serve_forever(), name="accept")
    async with asyncio.TaskGroup() as clients:
        clients.create_task(client(server, "ann", ["set a 1", "get a", "keys"], 0.1))
        clients.create_task(client(server, "bob", ["get b", "set b 2 3", "set b 7"], 0.23))
        clients.create_task(client(server, "cyd", ["keys", "get b"], 0.31))
        clients.create_task(client(server, "dan", ["keys"], 1.5))
    print(server.counts.most_common(), sorted(server.store.items()))
    accept.cancel()
    await asyncio.wait([accept])
    print(accept.cancelled(), len(server.connections), server.limit.locked())


asyncio.run(main())
