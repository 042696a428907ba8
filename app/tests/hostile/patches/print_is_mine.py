# ends: finished
# prints: mine x
out = print
def print(*a): out('mine', *a)
print('x')
