# ends: finished
# prints: __main__
import sys
print(sys.modules['__main__'].__name__)
sys.modules['__main__'] = None
