# ends: exited 255
import sys
sys.exit(10 ** 30)
