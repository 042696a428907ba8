# Ctrl+C ends time.sleep with KeyboardInterrupt.
# interrupt: 0.5
import time

began = time.monotonic()
try:
    time.sleep(5)
except KeyboardInterrupt:
    print("awake early:", time.monotonic() - began < 2)
finally:
    print("cleaned up")
