# records: stderr
# The classic mistakes with `target` and `args`: they show when the thread runs, and the program goes on.
import threading


def greet(name, times=1):
    print('hello', name, times)


def start(**how):
    thread = threading.Thread(**how)
    thread.start()
    thread.join()
    print(thread.name, 'is over')


start(target=greet, args=('Ada'), name='a text is a tuple of letters')
start(target=greet, args=(5), name='parentheses make no tuple')
start(target=greet, args=('Ada',), kwargs={'time': 2}, name='a wrong keyword')
start(target=greet, args=['Bob'], kwargs={'times': 3}, name='a list will do')
start(target=greet, args='C', name='a text of one letter too')
start(target=greet, kwargs=[1], name='no mapping')
start(target=greet('called at once'), name='a call instead of a function')
start(target=print, kwargs={'colour': 'red'}, name='a function of C')
start(target='greet', name='no function')
timer = threading.Timer(0.01, greet, args=(7))
timer.start()
timer.join()
timer = threading.Timer(0.01, greet, args=[8], kwargs={'times': 2})
timer.start()
timer.join()
