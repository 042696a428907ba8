# ends: finished|raised 1
import time
print(time.strftime('%Y' * 10000)[:4], time.ctime(0), time.gmtime(0)[0])
