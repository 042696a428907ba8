# R179. `threading.Event.wait(timeout)` returns the flag  `[tevent]`
import threading
e = threading.Event(); print(e.wait(0.02), e.is_set()); threading.Timer(0.03, e.set).start(); print(e.wait(1), e.is_set()); e.clear(); print(e.is_set())
