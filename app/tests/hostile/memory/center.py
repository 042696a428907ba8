# ends: out_of_budget memory
'x'.center(10 ** 11)
