# threading.Timer: fires, is cancelled, passes arguments.
import threading
import time

def say(*words, end='.'):
    print(*words, end=end + '\n')

timers = [threading.Timer(0.1, say, ['hello', 'you'], {'end': '!'}), threading.Timer(0.2, say, ('never',)),
          threading.Timer(0.3, say, ('last',))]
for timer in timers:
    timer.start()
time.sleep(0.15)
timers[1].cancel()
print('cancelled the second')
for timer in timers:
    timer.join()
print([timer.is_alive() for timer in timers], [timer.finished.is_set() for timer in timers])
