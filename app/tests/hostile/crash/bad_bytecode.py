# ends: crashed
# says: crashed the process
# prints: about to crash
def f(): pass
f.__code__ = f.__code__.replace(co_code=bytes([1, 0]) * 1000, co_stacksize=1)
print('about to crash')
f()
