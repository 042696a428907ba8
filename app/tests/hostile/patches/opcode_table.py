# ends: finished
# prints: on
import sys
sys.modules['opcode'].opmap.clear()
sys.modules['opcode'].opname.clear()
print('on')
