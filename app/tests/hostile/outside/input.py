# ends: raised 1
# says: EOFError
print(input('name? '))
