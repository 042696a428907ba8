# ends: out_of_budget steps
import weakref
class A: pass
a = A()
weakref.finalize(a, exec, 'while True: pass')
print('on')
