# ends: out_of_budget steps
class D:
    def __del__(self):
        while True:
            try:
                while True: pass
            except BaseException: pass
D()
print('not reached')
