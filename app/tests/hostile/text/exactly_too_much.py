# ends: out_of_budget output
print('x' * (1 << 20))
