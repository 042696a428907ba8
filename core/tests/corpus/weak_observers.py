"""Observers held weakly: a WeakSet, a WeakMethod, finalize, and a cache of values that may go."""
# real clock: the virtual one does not see how the interpreter ends
import gc
import threading
import weakref


class Model:
    def __init__(self):
        self.observers = weakref.WeakSet()
        self.callbacks = []
        self.lock = threading.Lock()

    def attach(self, observer):
        self.observers.add(observer)
        self.callbacks.append(weakref.WeakMethod(observer.changed, self.callbacks.remove))

    def change(self, what):
        with self.lock:
            callbacks = [callback() for callback in self.callbacks]
        for callback in callbacks:
            if callback is not None:
                callback(what)


class View:
    def __init__(self, name):
        self.name = name
        weakref.finalize(self, print, "finalized", name)

    def changed(self, what):
        print(f"{self.name} sees {what}")

    def __del__(self):
        print("del", self.name)


class Node:
    def __init__(self, parent=None):
        self.children = []
        self.parent = weakref.ref(parent) if parent else None
        if parent:
            parent.children.append(self)


model = Model()
views = [View(name) for name in "abc"]
for view in views:
    model.attach(view)
del view
model.change("first")
del views[1]
model.change("second")
print(len(model.observers), len(model.callbacks))
thread = threading.Thread(target=views.clear)
thread.start()
thread.join()
model.change("nobody sees it")
print(len(model.observers), len(model.callbacks))
root = Node()
leaf = Node(root)
print(leaf.parent() is root)
del root
print(leaf.parent())
cache = weakref.WeakValueDictionary()
kept = cache.setdefault("kept", Node())
cache["lost"] = Node()
print(sorted(cache), "kept" in cache)
cycle = Node()
cycle.self = cycle
gone = weakref.ref(cycle, lambda _: print("the cycle is gone"))
del cycle
print(gone() is not None, gc.collect() > 0, gone())
keys = weakref.WeakKeyDictionary({kept: 1})
print(len(keys), list(keys.values()), weakref.getweakrefcount(kept) > 0)
proxy = weakref.proxy(kept)
print(proxy.children)
del kept
try:
    proxy.children
except ReferenceError as error:
    print(error, len(keys), len(cache))
last = View("last")
last.changed("the end")
