# ends: raised 1
# says: ValueError
import time
time.sleep(float('nan'))
