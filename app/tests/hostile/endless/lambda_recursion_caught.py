# ends: out_of_budget steps
def f():
    try: f()
    except RecursionError: pass
while True: f()
