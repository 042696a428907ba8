# ends: out_of_budget steps|finished
import sys
def hook(*a):
    while True: pass
sys.unraisablehook = hook
class D:
    def __del__(self): 1 / 0
D()
print('on')
