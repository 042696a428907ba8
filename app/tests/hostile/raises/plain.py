# ends: raised 1
# says: ZeroDivisionError: division by zero
print('before')
1 / 0
