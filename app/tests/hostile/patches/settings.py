# ends: finished
import sys, gc
sys.setrecursionlimit(5000)
sys.set_int_max_str_digits(0)
sys.set_coroutine_origin_tracking_depth(5)
gc.disable()
gc.set_threshold(1, 1, 1)
gc.set_debug(gc.DEBUG_SAVEALL)
