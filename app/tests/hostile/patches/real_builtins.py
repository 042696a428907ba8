# ends: finished
real = print.__self__
real.len = lambda x: 42
real.print = None
del real.open
real.__import__ = None
