# A child changes its own copy of a global; the parent keeps its value.
import multiprocessing

counter = [0]

def bump(n):
    counter[0] += n
    return counter[0]

if __name__ == '__main__':
    context = multiprocessing.get_context('fork')
    counter[0] = 100
    with context.Pool(1) as pool:
        print(pool.map(bump, [1, 2, 3]))
    print('parent:', counter)
