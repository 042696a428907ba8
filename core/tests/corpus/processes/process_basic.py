# multiprocessing.Process: start, join, exitcode, names.
import multiprocessing
import sys
import time

def child(seconds, code):
    time.sleep(seconds)
    print('child', code, 'ends')
    sys.exit(code)

if __name__ == '__main__':
    context = multiprocessing.get_context('fork')
    processes = [context.Process(target=child, args=(0.1 * n, n), name=f'p{n}') for n in (2, 0, 1)]
    for process in processes:
        process.start()
    print([p.is_alive() for p in processes][0], processes[0].exitcode)
    for process in processes:
        process.join()
    print([(p.name, p.exitcode) for p in processes])
