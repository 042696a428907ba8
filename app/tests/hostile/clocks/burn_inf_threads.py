# ends: out_of_budget events|out_of_budget virtual_time
import threading
from lessonlib import burn
for _ in range(3): threading.Thread(target=burn, args=(1e9,)).start()
