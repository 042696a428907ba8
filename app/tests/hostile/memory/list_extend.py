# ends: out_of_budget memory
a = [1]
while True: a.extend(a)
