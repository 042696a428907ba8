# ends: raised 1
# says: __build_class__ not found
import builtins
del builtins.__build_class__
class A: pass
