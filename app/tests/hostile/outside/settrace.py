# ends: raised 1
import sys
sys.settrace(lambda *a: None)
