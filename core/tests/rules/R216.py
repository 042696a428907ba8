# R216. An exception propagates through `await` as through a call; tasks keep the original object and traceback  `[exc-chain]`
import asyncio
async def low(): raise KeyError("low")
async def mid():
    try: await asyncio.create_task(low())
    except KeyError as e: raise RuntimeError("mid") from e
async def main():
    try: await mid()
    except RuntimeError as e: print(repr(e), repr(e.__cause__), e.__cause__ is e.__context__)
asyncio.run(main())
