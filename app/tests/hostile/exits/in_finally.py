# ends: exited 2
import sys
try: 1 / 0
finally: sys.exit(2)
