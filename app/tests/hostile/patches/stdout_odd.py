# ends: raised 1
# says: AttributeError
import sys
sys.stdout = 5
print('x')
