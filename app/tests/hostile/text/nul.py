# ends: finished
print('a\0b')
