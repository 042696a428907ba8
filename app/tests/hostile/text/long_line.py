# ends: finished
print('x' * 500_000)
print('on')
