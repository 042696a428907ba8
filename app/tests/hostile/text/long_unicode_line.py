# ends: finished
print('\U0001f600' * 60_000)
print('on')
