# ends: crashed|raised 1|out_of_budget memory|out_of_budget steps
import sys
sys.setrecursionlimit(10 ** 8)
def key(x): return sorted([1, 2], key=key)
key(1)
