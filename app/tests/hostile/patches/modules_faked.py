# ends: finished
# prints: fake
import sys, types
fake = types.ModuleType('json')
fake.dumps = lambda x: 'fake'
sys.modules['json'] = fake
import json
print(json.dumps(1))
