# ends: out_of_budget virtual_time
import time
time.sleep(1e300)
