# Manager: dicts, lists and namespaces that processes share through proxies.
import multiprocessing as mp
import time

def note(table, names, space, number):
    time.sleep(0.1 * number)
    table[number] = number * number
    names.append(f'p{number}')
    space.last = number

def add(arguments):
    table, lock, queue, n = arguments
    with lock:
        table['sum'] = table.get('sum', 0) + n
    queue.put(n)
    return len(table)

if __name__ == '__main__':
    with mp.Manager() as manager:
        table, names, space = manager.dict(), manager.list(['main']), manager.Namespace(last=0)
        children = [mp.Process(target=note, args=(table, names, space, n)) for n in (2, 1, 3)]
        for child in children:
            child.start()
        for child in children:
            child.join()
        print(table, names, space, space.last)
        print(sorted(table.items()), list(names), len(table), 2 in table, table.get(9, 'none'))
        table['nested'] = [1]
        table['nested'].append(2)  # changes what came out, not what is inside
        print(table['nested'], table.pop('nested'), sorted(table.keys()), dict(table) == table.copy())
        try:
            table['missing']
        except KeyError as error:
            print('KeyError', error)
        lock, queue = manager.Lock(), manager.Queue()
        with mp.Pool(2) as pool:
            pool.map(add, [(table, lock, queue, n) for n in range(1, 5)])
        print(table['sum'], sorted(queue.get() for _ in range(4)), queue.empty())
        names.sort(reverse=True)
        names[0] = 'first'
        print(names[:2], names.index('p1'), [name for name in names])
