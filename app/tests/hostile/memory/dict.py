# ends: out_of_budget memory|out_of_budget steps
d = {}
i = 0
while True:
    d[i] = 'y' * 1000 + str(i)
    i += 1
