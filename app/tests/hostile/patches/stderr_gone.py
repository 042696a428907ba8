# ends: raised 1
# says: ZeroDivisionError
import sys
sys.stderr = None
import warnings
warnings.warn('x')
1 / 0
