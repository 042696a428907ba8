# ends: finished|out_of_budget memory
try: bytes(10 ** 12)
except MemoryError: print('caught')
