# ends: crashed|raised 1
for c in ().__class__.__base__.__subclasses__():
    if c.__name__ == '_wrap_close':
        c.__init__.__globals__['abort']()
raise ValueError('not found')
