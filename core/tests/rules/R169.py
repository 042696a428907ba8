# R169. `start()` returns after the thread has begun; order against the caller is otherwise unspecified  `[thread-start-runs]`
import threading
gate = threading.Lock(); gate.acquire()
def body():
    with gate: print("body")
t = threading.Thread(target=body); t.start(); print("started", t.is_alive()); gate.release(); t.join(); print("joined", t.is_alive())
