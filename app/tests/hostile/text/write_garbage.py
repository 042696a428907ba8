# ends: raised 1
# says: must be str
import sys
sys.stdout.write(b'x')
