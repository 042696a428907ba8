# ends: out_of_budget output
while True:
    print('x', end='')
