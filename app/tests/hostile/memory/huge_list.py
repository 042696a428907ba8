# ends: out_of_budget memory
[0] * 10 ** 11
