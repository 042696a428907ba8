# ends: raised 1
import sys
sys.addaudithook(lambda *a: 1 / 0)
