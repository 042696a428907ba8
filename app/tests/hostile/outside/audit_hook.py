# ends: raised 1
# says: AttributeError
import sys
sys.addaudithook(lambda *a: 1 / 0)
