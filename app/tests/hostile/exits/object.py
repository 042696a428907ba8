# ends: exited 1
# says: [1, 2]
import sys
sys.exit([1, 2])
