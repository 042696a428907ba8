# Nobody catches KeyboardInterrupt: a traceback, and exit status 130.
# interrupt: 0.5
# records: stderr
import time

def wait_long():
    time.sleep(5)

print("waiting")
wait_long()
print("never printed")
