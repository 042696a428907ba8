# ends: finished
# prints: True
import gc
gc.set_debug(gc.DEBUG_SAVEALL)
class A: pass
for _ in range(100):
    a = A()
    a.a = a
gc.collect()
print(len(gc.garbage) > 0)
