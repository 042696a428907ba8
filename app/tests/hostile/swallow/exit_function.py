# ends: out_of_budget steps
# prints: on
import atexit
@atexit.register
def endless():
    while True: pass
print('on')
