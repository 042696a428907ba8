# ends: raised 1
# says: immutable type
import asyncio
asyncio.Future.result = None
