# ends: raised 1
# says: ValueError: second
try: 1 / 0
except ZeroDivisionError as e: raise ValueError('second') from e
