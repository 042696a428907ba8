# ends: finished
print(*range(100000), sep='')
