# ends: raised 1
# says: ValueError: Exceeds the limit
print(10 ** 5000)
