# ends: out_of_budget steps
class M(type):
    def __call__(cls):
        while True: pass
class A(metaclass=M): pass
A()
