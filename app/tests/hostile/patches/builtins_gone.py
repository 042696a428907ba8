# ends: raised 1
__builtins__.clear()
print('x')
