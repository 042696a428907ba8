# sys.exit with a text: it goes to standard error, the status is 1.
# records: stderr
import sys

print('before')
try:
    sys.exit('something is missing')
except SystemExit as error:
    print('caught', error.code)
sys.exit('this time for real')
