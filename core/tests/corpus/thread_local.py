# threading.local: each thread has its own attributes; a subclass is set up for each.
import threading
import time

class Settings(threading.local):
    def __init__(self, colour='white'):
        self.colour = colour
        self.count = 0

settings = Settings('green')
plain = threading.local()
plain.name = 'main'

def work(n):
    settings.count += n
    time.sleep(0.05 * n)
    print(n, settings.colour, settings.count, hasattr(plain, 'name'))
    plain.name = f'thread {n}'
    settings.colour = 'red'

threads = [threading.Thread(target=work, args=(n,)) for n in (1, 2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(settings.colour, settings.count, plain.name)
del plain.name
try:
    plain.name
except AttributeError as error:
    print(type(error).__name__)
