# ends: out_of_budget memory
# says: 512 MB
s = 'x'
while True: s += s
