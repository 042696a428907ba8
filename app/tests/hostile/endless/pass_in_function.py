# ends: out_of_budget steps
def f():
    while True:
        pass
f()
