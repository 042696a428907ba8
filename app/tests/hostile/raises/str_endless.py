# ends: out_of_budget steps
class E(Exception):
    def __str__(self):
        while True: pass
raise E()
