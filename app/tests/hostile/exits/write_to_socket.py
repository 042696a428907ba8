# ends: crashed|raised 1|finished
for c in ().__class__.__base__.__subclasses__():
    if c.__name__ == '_wrap_close':
        g = c.__init__.__globals__
        g['write'](3, b'\xff' * 100)
print('written')
