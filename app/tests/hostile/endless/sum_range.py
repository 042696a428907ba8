# ends: out_of_budget wall_time
# says: Calls into C
# prints: before
# slow: yes
print("before")
sum(range(10**12))
