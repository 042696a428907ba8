# Ctrl+C goes to the main thread, which waits for a worker; the worker is told through an Event.
# interrupt: 0.75
import threading

stop = threading.Event()

def work():
    count = 0
    while not stop.wait(0.5):
        count += 1
        print("worked", count)
    print("worker stops")

worker = threading.Thread(target=work)
worker.start()
try:
    worker.join()
except KeyboardInterrupt:
    print("asked to stop")
    stop.set()
worker.join()
print("all done")
