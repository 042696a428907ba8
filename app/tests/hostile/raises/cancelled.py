# ends: raised 1
# says: CancelledError
import asyncio
raise asyncio.CancelledError('by hand')
