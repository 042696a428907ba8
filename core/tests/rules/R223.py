# R223. An exception that leaves the program prints a traceback on stderr and exits with status 1  `[uncaught]`
import asyncio, sys, io
async def main(): print("before"); raise ValueError("uncaught")
try: asyncio.run(main())
except BaseException:
    buf = io.StringIO(); import traceback; traceback.print_exc(file=buf); print(buf.getvalue().splitlines()[0], "...", buf.getvalue().splitlines()[-1])
