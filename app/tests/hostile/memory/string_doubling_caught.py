# ends: out_of_budget memory|out_of_budget steps
s = 'x'
while True:
    try: s += s
    except MemoryError: pass
