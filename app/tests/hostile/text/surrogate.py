# ends: raised 1
# says: UnicodeEncodeError
print('\ud800')
