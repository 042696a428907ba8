# ends: finished
def g():
    while True:
        try: yield 1
        except BaseException: pass
it = g()
next(it)
print('on')
