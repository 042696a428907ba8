# real clock: the virtual clock's RLock answers 1 the second time
import threading, time
class Account:
    def __init__(self): self.lock = threading.RLock(); self.balance = 0; self.changed = threading.Condition(self.lock)
    def add(self, n):
        with self.lock:
            self.balance += n
            self.changed.notify_all()
    def transfer(self, other, n):
        with self.changed:
            while self.balance < n:
                if not self.changed.wait(timeout=0.8): return False
            self.balance -= n
        other.add(n)
        return True
a, b = Account(), Account()
res = []
ts = [threading.Thread(target=lambda n=n: res.append((n, a.transfer(b, n))), name=f'x{n}') for n in (30, 10, 1000)]
for t in ts: t.start()
for n in range(5):
    time.sleep(0.2); a.add(10)
for t in ts: t.join()
print(sorted(res), a.balance, b.balance)
lock = threading.RLock()
print(lock.acquire(), lock.acquire(blocking=False), lock._is_owned())
lock.release(); lock.release()
try: lock.release()
except RuntimeError as e: print(e)
print(threading.Lock().locked(), threading.active_count(), [t.name for t in threading.enumerate()])
