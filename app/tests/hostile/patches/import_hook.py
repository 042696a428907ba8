# ends: finished
# prints: module
import builtins
builtins.__import__ = lambda *a, **k: 'module'
import anything
print(anything)
