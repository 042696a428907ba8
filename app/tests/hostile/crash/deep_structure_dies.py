# ends: finished
a = None
for _ in range(200000):
    a = (a,)
del a
print('gone')
