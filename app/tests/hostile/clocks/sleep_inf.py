# ends: raised 1
# says: OverflowError
import time
time.sleep(float('inf'))
