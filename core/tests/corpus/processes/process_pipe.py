# A Pipe: messages both ways, one way, and its end.
import multiprocessing as mp
import time

def echo(end):
    with end:
        while True:
            message = end.recv()
            if message == 'stop':
                end.send('stopping')
                break
            end.send([message, len(message)])

def produce(end, n):
    for i in range(n):
        time.sleep(0.05)
        end.send({'item': i})
    end.close()

if __name__ == '__main__':
    here, there = mp.Pipe()
    process = mp.Process(target=echo, args=(there,))
    process.start()
    for word in ('one', 'three', 'stop'):
        here.send(word)
        print(here.recv())
    process.join()
    print(here.poll(), here.closed, process.exitcode)

    receiver, sender = mp.Pipe(duplex=False)
    process = mp.Process(target=produce, args=(sender, 3))
    process.start()
    sender.close()  # or recv() would wait for ever
    print(receiver.poll(0.01), receiver.poll(1))
    try:
        while True:
            print(receiver.recv())
    except EOFError:
        print('the other end is closed')
    process.join()
    for wrong in (lambda: receiver.send(1), lambda: sender.send(1)):
        try:
            wrong()
        except OSError as error:
            print(error)
