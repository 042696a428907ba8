# ends: out_of_budget steps
while True:
    try:
        while True: pass
    finally: continue
