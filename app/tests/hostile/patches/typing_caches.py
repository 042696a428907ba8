# ends: finished
import typing, threading
lock = threading.Lock()
class A: keep = lock
print(typing.Optional[A], typing.List[A] is typing.List[A])
