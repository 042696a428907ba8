# R172. Names: `MainThread`, `Thread-N (target)`; the counter is per process  `[thread-names]`
import threading
def work(): pass
print([threading.Thread(target=work).name, threading.Thread().name, threading.Thread(name="n").name, threading.Thread(target=work, daemon=True).name])
print(threading.main_thread().name, threading.current_thread().daemon, threading.active_count())
