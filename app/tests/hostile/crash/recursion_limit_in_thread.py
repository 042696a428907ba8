# ends: crashed|raised 1|out_of_budget memory|out_of_budget steps
import sys, threading
sys.setrecursionlimit(10 ** 8)
def key(x): return sorted([1, 2], key=key)
t = threading.Thread(target=key, args=(1,))
t.start()
t.join()
