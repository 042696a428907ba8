# ends: out_of_budget memory
bytearray(10 ** 12)
