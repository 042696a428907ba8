# ends: out_of_budget steps
def f():
    while True:
        try:
            while True: pass
        finally: return 1
while True: f()
