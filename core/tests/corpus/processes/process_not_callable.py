# records: stderr
# A process whose target cannot be called, and a pool's call that cannot be made: only frames of the library raised.
from multiprocessing import Event, Pool, Process


def needs(argument):
    pass


if __name__ == '__main__':
    process = Process(target=needs)
    process.start()
    process.join()
    print(process.exitcode)
    with Pool(1) as pool:
        try:
            pool.apply(needs)
        except TypeError as error:
            print(str(error.__cause__).splitlines()[:3])
    event = Event()
    print(str(event).split(' at ')[0], str(event).split()[-1])
    event.set()
    print(str(event).split()[-1])
