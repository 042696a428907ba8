# ends: raised 1
# says: OverflowError: timestamp out of range
import time
time.sleep(1e300)
