import threading, time
log = []
def ring(n): log.append(n)
ts = [threading.Timer(0.5 * n, ring, args=(n,)) for n in (3, 1, 2)]
for t in ts: t.start()
time.sleep(0.7)
ts[0].cancel()
for t in ts: t.join()
print(log, [t.is_alive() for t in ts], ts[0].finished.is_set())
t = threading.Timer(0.1, ring, kwargs={'n': 'kw'})
t.name = 'my timer'; t.daemon = True
print(t.name, t.daemon, t.is_alive())
t.start(); t.join(); print(log)
