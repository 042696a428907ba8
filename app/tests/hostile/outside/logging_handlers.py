# ends: raised 1
# says: ImportError
import logging.handlers
