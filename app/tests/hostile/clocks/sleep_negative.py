# ends: raised 1
# says: non-negative
import time
time.sleep(-1)
