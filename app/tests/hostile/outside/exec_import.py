# ends: raised 1
# says: ImportError
exec('import os')
