# ends: raised 1
# says: NameError
print(undefined_name)
