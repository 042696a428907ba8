# ends: out_of_budget steps
def f():
    try:
        while True: pass
    finally:
        f()
f()
