# R210. Debug mode: `asyncio.run(debug=True)`, `loop.set_debug(True)`, `PYTHONASYNCIODEBUG=1`, `python -X dev`  `[debug-enable]`
import asyncio
async def main(): print(asyncio.get_running_loop().get_debug(), asyncio.get_running_loop().slow_callback_duration)
asyncio.run(main()); asyncio.run(main(), debug=True)
async def later(): loop = asyncio.get_running_loop(); loop.set_debug(True); print(loop.get_debug())
asyncio.run(later())
