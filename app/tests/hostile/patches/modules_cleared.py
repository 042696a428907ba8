# ends: finished|raised 1
import sys
sys.modules.clear()
