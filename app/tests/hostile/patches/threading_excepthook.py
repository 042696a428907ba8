# ends: finished
# prints: hooked ZeroDivisionError T
import threading
threading.excepthook = lambda args: print('hooked', args.exc_type.__name__, args.thread.name)
t = threading.Thread(target=lambda: 1 / 0, name='T')
t.start()
t.join()
