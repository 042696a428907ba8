# sys.exit in a thread ends only the thread.
import sys
import threading

def work():
    print('thread begins')
    sys.exit(5)
    print('never')

thread = threading.Thread(target=work)
thread.start()
thread.join()
print('main ends normally')
