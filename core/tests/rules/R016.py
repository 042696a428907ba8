# R16. `is_running`/`is_closed`, and the errors for nesting  `[loop-states]`
import asyncio
async def noop(): pass
async def main():
    loop = asyncio.get_running_loop(); other = asyncio.new_event_loop()
    for f in (loop.run_until_complete, other.run_until_complete, asyncio.run):
        c = noop()
        try: f(c)
        except RuntimeError as e: print(e)
        c.close()
    other.close()
asyncio.run(main())
