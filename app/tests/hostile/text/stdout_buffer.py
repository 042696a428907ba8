# ends: raised 1|finished
import sys
sys.stdout.buffer.write(b'x')
