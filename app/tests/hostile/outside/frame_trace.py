# ends: out_of_budget wall_time
# slow: yes
import sys
def f():
    frame = sys._getframe()
    frame.f_trace_lines = False
    frame.f_trace_opcodes = False
    while True: pass
f()
