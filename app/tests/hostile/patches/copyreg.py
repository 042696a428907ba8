# ends: finished
import copyreg, copy
class A: pass
copyreg.pickle(A, lambda a: (A, ()))
copy.copy(A())
copy._copy_dispatch[A] = None
