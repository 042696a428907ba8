# ends: raised 1
# says: TypeError
print('x', sep=5)
