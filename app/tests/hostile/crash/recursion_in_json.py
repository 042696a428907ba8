# ends: raised 1
# says: RecursionError
import json
a = []
b = a
for _ in range(100000):
    a = [a]
json.dumps(a)
