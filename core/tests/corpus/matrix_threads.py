# Matrix multiplication, rows split among the workers of a pool.
import random
from concurrent.futures import ThreadPoolExecutor

def multiply_row(row, b):
    return [sum(x * b[k][j] for k, x in enumerate(row)) for j in range(len(b[0]))]

rng = random.Random(7)
n = 6
a = [[rng.randint(0, 9) for _ in range(n)] for _ in range(n)]
b = [[rng.randint(0, 9) for _ in range(n)] for _ in range(n)]
with ThreadPoolExecutor(3) as pool:
    product = list(pool.map(multiply_row, a, [b] * n))
expected = [multiply_row(row, b) for row in a]
for row in product:
    print(' '.join(f'{x:4}' for x in row))
print(product == expected)
