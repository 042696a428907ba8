# ends: crashed|raised 1|finished|out_of_budget wall_time
for c in ().__class__.__base__.__subclasses__():
    if c.__name__ == '_wrap_close':
        g = c.__init__.__globals__
        g['closerange'](0, 256)
print('closed')
