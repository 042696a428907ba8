# ends: raised 1
# says: Error
import _posixsubprocess
