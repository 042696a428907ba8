# ends: out_of_budget steps
exec(compile('while True: pass', 'other.py', 'exec'))
