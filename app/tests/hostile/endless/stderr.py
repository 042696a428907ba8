# ends: out_of_budget output
import sys
while True:
    print('oh' * 20, file=sys.stderr)
