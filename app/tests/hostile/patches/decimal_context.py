# ends: finished
# prints: 0.333
import decimal
decimal.getcontext().prec = 3
print(decimal.Decimal(1) / 3)
