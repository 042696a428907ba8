# ends: raised 1
eval('-' * 100000 + '1')
