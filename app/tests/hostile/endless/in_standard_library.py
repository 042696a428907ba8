# ends: out_of_budget steps|out_of_budget events|out_of_budget wall_time
import random
class Stuck(random.Random):
    def random(self): return 0.5
    def getrandbits(self, k): return (1 << k) - 1
Stuck().randrange(10)
