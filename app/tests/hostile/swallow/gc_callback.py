# ends: finished|out_of_budget steps
import gc
def callback(*a):
    while True: pass
gc.callbacks.append(callback)
print('on')
