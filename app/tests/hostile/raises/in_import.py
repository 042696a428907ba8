# ends: raised 1
# says: No module named
import no_such_module
