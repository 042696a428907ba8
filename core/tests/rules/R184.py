# R184. `queue.Queue`: blocking and thread-safe; `get(timeout)` raises `queue.Empty`, `put(timeout)` `queue.Full`  `[tqueue]`
import queue, threading
q = queue.Queue(1); q.put(1)
for f in (lambda: q.put(2, timeout=0.02), lambda: q.put_nowait(2), lambda: (q.get(), q.get(timeout=0.02)), q.get_nowait):
    try: f()
    except (queue.Full, queue.Empty) as e: print(repr(e))
t = threading.Thread(target=lambda: [q.put(i) for i in range(3)]); t.start(); print([q.get() for _ in range(3)]); t.join()
