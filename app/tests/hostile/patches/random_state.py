# ends: finished
# prints: 0.5
import random
random.seed(99)
random.gauss(0, 1)
random.random = lambda: 0.5
random.Random.random = None
print(random.random())
