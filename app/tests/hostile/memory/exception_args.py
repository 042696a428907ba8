# ends: out_of_budget memory
raise ValueError('x' * 10 ** 12)
