# R182. `threading.local` is per thread  `[tlocal]`
import threading
d = threading.local(); d.x = "main"; out = []
t = threading.Thread(target=lambda: (out.append(hasattr(d, "x")), setattr(d, "x", "other"))); t.start(); t.join(); print(out, d.x)
