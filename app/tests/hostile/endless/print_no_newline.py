# ends: out_of_budget output|out_of_budget events
while True:
    print('x', end='')
