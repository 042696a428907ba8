# ends: raised 1
# says: OverflowError: timestamp too large
import time
time.sleep(1e300)
