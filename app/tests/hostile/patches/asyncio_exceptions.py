# ends: finished
# prints: patched
import asyncio
asyncio.CancelledError.__str__ = lambda self: 'patched'
asyncio.CancelledError.extra = 1
asyncio.InvalidStateError.__init__ = None
print(str(asyncio.CancelledError()))
