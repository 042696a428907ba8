# ends: out_of_budget wall_time
# says: calls into C
# slow: yes
print("before")
sum(range(10**12))
