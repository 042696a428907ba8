# ends: out_of_budget wall_time|out_of_budget memory
# slow: yes
import decimal
decimal.getcontext().prec = 10**8
print(decimal.Decimal(2).sqrt())
