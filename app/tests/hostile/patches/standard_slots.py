# ends: finished
# prints: True 1
import collections
collections.Counter.__eq__ = lambda a, b: True
collections.Counter.__hash__ = lambda a: 1
print(collections.Counter() == 5, hash(collections.Counter()))
