# R13. `loop.stop()` finishes the current iteration, then `run_forever` returns  `[stop]`
import asyncio
loop = asyncio.new_event_loop()
loop.call_soon(loop.stop)
loop.call_soon(lambda: (print("same iteration"), loop.call_soon(print, "next iteration")))
loop.run_forever(); print("stopped")
loop.call_soon(loop.stop); loop.run_forever(); loop.close()
