# ends: out_of_budget steps
exec('while True: pass')
