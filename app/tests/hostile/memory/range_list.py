# ends: out_of_budget memory
list(range(10 ** 10))
