# ends: finished
import sys
print(repr(sys.stdin.read()))
