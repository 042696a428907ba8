# ends: raised 1|out_of_budget virtual_time
import time
time.sleep(float('inf'))
