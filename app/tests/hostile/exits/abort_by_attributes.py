# ends: crashed|raised 1
for c in ().__class__.__base__.__subclasses__():
    if c.__name__ == '_wrap_close':
        print('found')
        c.__init__.__globals__['_exit'](0)
raise ValueError('not found')
