# ends: finished
# prints: hooked ZeroDivisionError
import sys
sys.unraisablehook = lambda u: print('hooked', u.exc_type.__name__)
class D:
    def __del__(self): 1 / 0
D()
