# ends: raised 1
# says: lost sys.stdout
import sys
del sys.stdout
print('unseen')
