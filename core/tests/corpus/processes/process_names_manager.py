# A manager is a process as well: the automatic names of the others count it.
import multiprocessing


def show(seen):
    seen.append(multiprocessing.current_process().name)


if __name__ == '__main__':
    with multiprocessing.Manager() as manager:
        seen = manager.list()
        for _ in range(2):
            process = multiprocessing.Process(target=show, args=(seen,))
            process.start()
            process.join()
        print(list(seen))
    named = multiprocessing.Process(target=print, args=('named',), name='mine')
    last = multiprocessing.Process(target=print, args=('last',))
    print(named.name, last.name)
