# R168. `start()` once, `join()` after start, never on itself  `[thread-life]`
import threading
out = []; t = threading.Thread(target=lambda a, b: out.append(a + b), args=(1,), kwargs={"b": 2})
for f in (t.join, lambda: (t.start(), t.join()), t.start, threading.current_thread().join):
    try: f()
    except RuntimeError as e: print(e)
print(out, t.is_alive(), t.name, threading.current_thread().name)
