# ends: raised 1|crashed
# says: ImportError
import os
os._exit(0)
