# ends: out_of_budget wall_time|out_of_budget memory|raised 1
# slow: yes
print((10 ** 10 ** 8) % 7)
