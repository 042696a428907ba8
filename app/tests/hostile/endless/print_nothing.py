# ends: out_of_budget events
while True:
    print(end='')
    print()
