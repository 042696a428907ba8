# logging with its own format to standard output, from tasks and threads.
import asyncio
import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format='%(levelname)-7s %(name)s [%(threadName)s] %(message)s')
logging.getLogger('asyncio').setLevel(logging.WARNING)
log = logging.getLogger('shop')

async def serve(customer):
    log.info('serving %s', customer)
    await asyncio.sleep(0.05)
    if customer == 'Bob':
        try:
            raise ValueError('no money')
        except ValueError:
            log.error('%s cannot pay', customer)
    log.debug('done with %s', customer)

async def main():
    await asyncio.gather(serve('Ada'), serve('Bob'))
    log.getChild('till').warning('only %d coins', 3)
    logging.getLogger('quiet').setLevel(logging.ERROR)
    logging.getLogger('quiet').info('not shown')

asyncio.run(main())
