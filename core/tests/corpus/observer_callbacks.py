# Callbacks turned into awaitables: wrapping an old-style API.
import asyncio

class OldDownloader:
    def __init__(self, loop):
        self.loop = loop

    def download(self, url, on_success, on_error):
        if 'bad' in url:
            self.loop.call_later(0.05, on_error, OSError(f'cannot load {url}'))
        else:
            self.loop.call_later(0.1, on_success, f'<page {url}>')

def download(downloader, url):
    future = downloader.loop.create_future()
    downloader.download(url, future.set_result, future.set_exception)
    return future

async def main():
    downloader = OldDownloader(asyncio.get_running_loop())
    print(await download(downloader, 'good.org'))
    results = await asyncio.gather(*(download(downloader, u) for u in ('a.org', 'bad.org', 'b.org')), return_exceptions=True)
    for result in results:
        print(result if isinstance(result, str) else f'{type(result).__name__}: {result}')

asyncio.run(main())
