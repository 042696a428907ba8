# R220. `random.Random(seed)`/`random.seed(int)` must be bit-exact: MT19937 plus CPython's derived methods  `[random-seeded]`
import random
r = random.Random(42)
print([round(r.random(), 4) for _ in range(3)], [r.randint(1, 6) for _ in range(5)], r.choice("abcdef"), round(r.uniform(1, 2), 4))
x = list(range(6)); r.shuffle(x); print(x, r.sample(range(10), 3), r.sample(range(1000), 3), r.randrange(0, 100, 5))
random.seed(7); print(round(random.random(), 6), random.getrandbits(8))
