# ends: finished
# prints: True
import sys
print(sys.modules['posix'].system('true') != 0)
