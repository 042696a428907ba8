# ends: finished
# prints: 42 name
import builtins
builtins.len = lambda x: 42
builtins.mine = 'name'
print(len([]), mine)
