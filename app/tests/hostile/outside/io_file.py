# ends: raised 1
import io
io.FileIO('/etc/passwd')
