# ends: raised 1
# says: relative import
from . import x
