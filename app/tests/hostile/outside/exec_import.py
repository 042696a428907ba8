# ends: raised 1
# says: AttributeError
exec('import os; os.fork()')
