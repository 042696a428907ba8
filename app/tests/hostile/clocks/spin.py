# ends: finished
import time
end = time.monotonic() + 0.05
while time.monotonic() < end: pass
print('on')
