# ends: out_of_budget steps|out_of_budget events
def f():
    while True:
        pass
f()
