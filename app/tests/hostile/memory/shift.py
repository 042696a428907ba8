# ends: out_of_budget memory|raised 1
x = 1 << (10 ** 11)
