# ends: out_of_budget steps
# says: loop never end
while True: pass
