# R180. `threading.Barrier(n, action, timeout)`: one thread runs the action; a timeout breaks it for all  `[tbarrier]`
import threading, time
b = threading.Barrier(2, action=lambda: print("action")); out = []
t = threading.Thread(target=lambda: out.append(b.wait())); t.start(); time.sleep(0.03); out.append(b.wait()); t.join(); print(sorted(out))
try: b.wait(timeout=0.02)
except threading.BrokenBarrierError as e: print(repr(e), b.broken)
b.reset(); print(b.broken, b.n_waiting)
