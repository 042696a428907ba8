# ends: raised 1
# says: cannot touch files
open('/tmp/asynchio-was-here', 'w')
