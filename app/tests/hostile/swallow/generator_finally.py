# ends: out_of_budget steps
def g():
    try: yield 1
    finally:
        while True: pass
it = g()
next(it)
print('on')
