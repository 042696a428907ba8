# ends: raised 1|crashed
import sys
posix = sys.modules['posix']
fd = posix.open('/tmp/asynchio-was-here', posix.O_CREAT | posix.O_WRONLY)
posix.write(fd, b'x' * 10)
posix.unlink('/tmp/asynchio-was-here')
