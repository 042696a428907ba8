# ends: crashed|finished
g = next(c for c in ().__class__.__base__.__subclasses__() if c.__name__ == '_wrap_close').__init__.__globals__
print('before')
g['write'](4, bytes(range(256)) * 4000)
print('written')
