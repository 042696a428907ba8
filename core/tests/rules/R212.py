# R212. Only debug mode checks callbacks and threads  `[debug-checks]`
import asyncio, threading
async def co(): pass
async def main():
    loop = asyncio.get_running_loop(); out = []
    def attempt(f, *a):
        try: f(*a)
        except (TypeError, RuntimeError) as e: out.append(str(e))
    attempt(loop.call_soon, co); attempt(loop.call_soon, 5) ; attempt(loop.call_later, 1, co)
    t = threading.Thread(target=attempt, args=(loop.call_soon, print)); t.start(); t.join(); print(*out, sep="\n")
asyncio.run(main(), debug=True)
