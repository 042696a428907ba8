# ends: finished
# prints: on
import sys
for name in list(sys.modules): sys.modules[name] = None
print('on')
