# ends: raised 1
import io
io.open('/etc/passwd')
