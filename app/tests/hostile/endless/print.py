# ends: out_of_budget output
# says: print for ever
while True:
    print('x' * 50)
