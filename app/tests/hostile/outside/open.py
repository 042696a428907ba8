# ends: raised 1
# says: cannot touch files
open('/etc/passwd').read()
