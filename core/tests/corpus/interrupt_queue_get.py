# A consumer thread is told to stop with a sentinel when Ctrl+C comes.
# interrupt: 0.75
import queue
import threading

orders = queue.Queue()

def cook():
    while (order := orders.get()) is not None:
        print("cooks", order)
    print("the cook goes home")

threading.Thread(target=cook).start()
orders.put("soup")
try:
    queue.Queue().get()
except KeyboardInterrupt:
    print("closing time")
orders.put(None)
