# ends: exited 3
# says: exit status 3
import sys
sys.exit(3)
