# ends: out_of_budget steps
def f(n):
    try:
        if n: f(n - 1)
        else:
            while True: pass
    finally:
        try: f(n - 1)
        finally: pass
f(200)
