# ends: out_of_budget memory|out_of_budget steps
a = []
while True: a.append('x' * 1000)
