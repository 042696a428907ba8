"""A small tool with sub-commands, as scripts have them: parsed from a list, with help and errors."""
# records: stderr
import argparse
import asyncio
import shlex
import urllib.parse


def parser():
    top = argparse.ArgumentParser(prog="crawl", description="Fetches pages, many at once.")
    top.add_argument("-v", "--verbose", action="count", default=0, help="say more")
    commands = top.add_subparsers(dest="command", required=True)
    fetch = commands.add_parser("fetch", help="fetch pages")
    fetch.add_argument("pages", nargs="+", metavar="PAGE")
    fetch.add_argument("--limit", type=int, default=2, choices=range(1, 5))
    fetch.add_argument("--timeout", type=float, default=0.5)
    commands.add_parser("list", help="list what is known")
    return top


async def fetch(page, limit, timeout):
    parts = urllib.parse.urlsplit(page)
    query = dict(urllib.parse.parse_qsl(parts.query))
    async with limit:
        try:
            async with asyncio.timeout(timeout):
                await asyncio.sleep(float(query.get("delay", 0.1)))
        except TimeoutError:
            return f"{parts.hostname} is too slow"
    return f"{parts.hostname}{parts.path} {urllib.parse.quote(query.get('q', ''))}"


async def run(line):
    options = parser().parse_args(shlex.split(line))
    print(options)
    if options.command == "fetch":
        limit = asyncio.Semaphore(options.limit)
        jobs = [fetch(page, limit, options.timeout) for page in options.pages]
        for job in asyncio.as_completed(jobs):
            print(" ", await job)


for line in ["list", "-vv fetch --limit 3 http://a.org/x?delay=0.3 'http://b.org/y?q=two words' http://c.org/?delay=0.7",
             "--help", "fetch --limit 9 a", "fetch", "sing"]:
    print(">", line)
    try:
        asyncio.run(run(line))
    except SystemExit as error:
        print("exit", error.code)
