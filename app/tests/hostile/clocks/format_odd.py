# ends: finished|raised 1
import time
print(len(time.strftime('%\0%q%' + 'x' * 100000)))
