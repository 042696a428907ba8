# ends: out_of_budget memory
bytes(10 ** 12)
