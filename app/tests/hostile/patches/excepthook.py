# ends: raised 1
# prints: hooked ZeroDivisionError
import sys
sys.excepthook = lambda t, v, tb: print('hooked', t.__name__)
1 / 0
