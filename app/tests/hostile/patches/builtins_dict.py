# ends: finished
# prints: 42
__builtins__['len'] = lambda x: 42
print(len([]))
