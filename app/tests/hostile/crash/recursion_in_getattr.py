# ends: raised 1
# says: RecursionError
class G:
    def __getattr__(self, name): return getattr(self, name + 'x')
G().a
