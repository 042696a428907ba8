# ends: finished
import functools, re, threading
lock = threading.Lock()
class S(str): keep = lock
re.compile(S('a+'))
functools.singledispatch(lambda x: x).register(S, print)
