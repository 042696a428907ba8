# ends: finished
import logging, asyncio
logging.getLogger('asyncio').disabled = True
logging.disable(logging.CRITICAL)
