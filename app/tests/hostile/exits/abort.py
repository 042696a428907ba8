# ends: exited 3
# says: exit status 3
import os
os._exit(3)
