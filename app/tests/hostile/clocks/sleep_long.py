# ends: out_of_budget virtual_time
# says: virtual time
import time
time.sleep(9e9)
