# ends: finished
import weakref
class A: pass
a = A()
def callback(ref):
    while True: pass
r = weakref.ref(a, callback)
print('on')
