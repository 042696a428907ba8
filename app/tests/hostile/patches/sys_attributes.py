# ends: finished
# prints: on
import sys
for name in list(vars(sys)):
    if name not in ('stdout', 'stderr', 'modules'): setattr(sys, name, None)
print('on')
