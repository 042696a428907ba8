import asyncio
N = 2  #: 1..3

async def main(:
    print(N)
