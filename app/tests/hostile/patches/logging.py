# ends: finished
import logging
logging.basicConfig(level=logging.DEBUG, format='%(message)s')
logging.getLogger('mine').addHandler(logging.NullHandler())
logging.addLevelName(5, 'FIVE')
logging.raiseExceptions = False
logging.info('logged')
