# ends: raised 1
# says: RecursionError
a = []
a.append(a)
b = []
b.append(b)
print(a == b)
