# ends: crashed|raised 1
for c in ().__class__.__base__.__subclasses__():
    if c.__name__ == '_wrap_close':
        g = c.__init__.__globals__
        g['kill'](g['getpid'](), 9)
raise ValueError('not found')
