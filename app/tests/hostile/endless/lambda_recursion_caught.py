# ends: out_of_budget steps|out_of_budget events
def f():
    try: f()
    except RecursionError: pass
while True: f()
