# ends: raised 1
# says: OverflowError
'x' * 10 ** 30
