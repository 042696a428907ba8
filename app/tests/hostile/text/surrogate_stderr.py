# ends: finished
import sys
print('\ud800', file=sys.stderr)
print('on')
