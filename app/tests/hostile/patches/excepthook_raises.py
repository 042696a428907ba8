# ends: raised 1
# says: Error in sys.excepthook
import sys
def hook(*a): raise KeyError('hook')
sys.excepthook = hook
1 / 0
