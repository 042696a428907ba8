import sys
print(sys.getswitchinterval()); sys.setswitchinterval(0.001); print(sys.getswitchinterval())
try: sys.setswitchinterval(0)
except ValueError as error: print(error)
