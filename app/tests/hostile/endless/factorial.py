# ends: out_of_budget wall_time|out_of_budget memory
# slow: yes
import math
math.factorial(10 ** 7)
