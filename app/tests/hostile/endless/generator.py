# ends: out_of_budget steps|out_of_budget events
def g():
    while True: yield 1
sum(1 for _ in g())
