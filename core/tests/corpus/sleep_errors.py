import asyncio, decimal, fractions
async def main():
    for bad in (None, 'x', [1], 1j, decimal.Decimal('0.1')):
        c = asyncio.sleep(bad)
        try: await c
        except TypeError as e: print(e)
    print(await asyncio.sleep(fractions.Fraction(1, 100), 'fraction'), await asyncio.sleep(True, 'true'), await asyncio.sleep(-3, 'neg'))
    print(await asyncio.sleep(decimal.Decimal(-1), 'dec'))
    try: await asyncio.sleep(10 ** 400)
    except OverflowError as e: print(e)
    try: asyncio.sleep()
    except TypeError as e: print(e)
asyncio.run(main())
