# ends: out_of_budget memory
'x' * 10 ** 11
