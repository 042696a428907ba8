# ends: out_of_budget memory
s = set()
s.update(range(10 ** 9))
