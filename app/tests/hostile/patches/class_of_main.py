# ends: finished|raised 1
import sys, types
class M(types.ModuleType):
    def __getattr__(self, name): return 5
sys.modules['__main__'].__class__ = M
print(sys.modules['__main__'].anything)
