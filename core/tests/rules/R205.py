import asyncio, signal
async def main():
    asyncio.get_running_loop().call_later(0.03, signal.raise_signal, signal.SIGINT)
    try: await asyncio.sleep(9)
    except asyncio.CancelledError: print("main cancelled", asyncio.current_task().cancelling()); raise
try: asyncio.run(main())
except KeyboardInterrupt: print("KeyboardInterrupt")
