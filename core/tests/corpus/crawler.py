# A crawler over a dictionary of pages: queue, workers, seen set, depth.
import asyncio

PAGES = {
    '/': ['/about', '/news', '/shop'],
    '/about': ['/', '/team'],
    '/news': ['/news/1', '/news/2', '/missing'],
    '/shop': ['/shop/cart'],
    '/team': [], '/news/1': ['/news/2'], '/news/2': [], '/shop/cart': ['/'],
}

async def fetch(url):
    await asyncio.sleep(0.03 + 0.01 * len(url))
    if url not in PAGES:
        raise LookupError(f'404 {url}')
    return PAGES[url]

class Crawler:
    def __init__(self, workers, depth):
        self.queue, self.seen, self.workers, self.depth = asyncio.Queue(), set(), workers, depth
        self.found, self.errors = [], []

    def add(self, url, depth):
        if url not in self.seen and depth <= self.depth:
            self.seen.add(url)
            self.queue.put_nowait((url, depth))

    async def work(self):
        while True:
            url, depth = await self.queue.get()
            try:
                for link in await fetch(url):
                    self.add(link, depth + 1)
                self.found.append(url)
            except LookupError as error:
                self.errors.append(str(error))
            finally:
                self.queue.task_done()

    async def run(self, start):
        self.add(start, 0)
        tasks = [asyncio.create_task(self.work()) for _ in range(self.workers)]
        await self.queue.join()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

async def main():
    for workers, depth in [(1, 1), (3, 5)]:
        crawler = Crawler(workers, depth)
        await crawler.run('/')
        print(workers, depth, sorted(crawler.found), crawler.errors)

asyncio.run(main())
