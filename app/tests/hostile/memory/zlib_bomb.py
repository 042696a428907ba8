# ends: out_of_budget memory|raised 1|out_of_budget wall_time
# slow: yes
import zlib
z = zlib.compress(b'\0' * 50_000_000)
while True:
    zlib.decompress(z * 1)
    z += z
