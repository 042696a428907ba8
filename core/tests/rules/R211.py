# R211. A callback or task step of at least `slow_callback_duration` (0.1 s) is logged  `[debug-slow]`
import asyncio, logging, re, time
class H(logging.Handler):
    def emit(self, r): print(r.levelname, re.sub(r" coro=.* took 0\.1\d\d", " ... took 0.1xx", r.getMessage()))
logging.getLogger("asyncio").addHandler(H())
async def main():
    time.sleep(0.05); await asyncio.sleep(0); time.sleep(0.05); await asyncio.sleep(0); print("two short steps: no warning")
    time.sleep(0.12); await asyncio.sleep(0); print("reported after the step")
asyncio.run(main(), debug=True)
