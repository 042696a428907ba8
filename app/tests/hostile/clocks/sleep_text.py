# ends: raised 1
# says: TypeError
import time
time.sleep('1')
