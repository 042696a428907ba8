# R173. The interpreter waits for non-daemon threads after the main script ends  `[thread-exit-wait]`
import threading, time
threading.Thread(target=lambda: (time.sleep(0.05), print("worker finishes after main"))).start()
threading.Thread(target=lambda: (time.sleep(5), print("never")), daemon=True).start()
print("main ends")
