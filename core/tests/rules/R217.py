# R217. `except*` splits exception groups; an unhandled rest is re-raised as a group  `[except-star]`
def go(excs):
    try:
        try: raise ExceptionGroup("g", excs)
        except* ValueError as eg: print("values", eg.exceptions)
        except* (TypeError, KeyError) as eg: print("types", eg.exceptions)
    except ExceptionGroup as rest: print("rest", rest.exceptions)
go([ValueError(1), TypeError(2), ValueError(3)]); go([OSError("o"), ValueError(1)])
try: raise ValueError("naked")
except* ValueError as eg: print(repr(eg))
