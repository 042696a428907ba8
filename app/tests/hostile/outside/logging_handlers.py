# ends: raised 1
# says: Error
import logging.handlers
logging.handlers.RotatingFileHandler('x.log').emit(logging.makeLogRecord({'msg': 'words'}))
