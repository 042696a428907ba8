# ends: out_of_budget steps
class R:
    def __repr__(self):
        while True: pass
print(R())
