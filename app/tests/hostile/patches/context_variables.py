# ends: finished
# prints: 1
import contextvars, threading
v = contextvars.ContextVar('v')
v.set(threading.Lock())
print(len(contextvars.copy_context()))
