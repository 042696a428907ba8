# ends: crashed|finished
g = next(c for c in ().__class__.__base__.__subclasses__() if c.__name__ == '_wrap_close').__init__.__globals__
print('before')
g['lseek'](4, 40, 0)
g['write'](4, (900_000).to_bytes(8, 'little') + (40_000_000).to_bytes(8, 'little'))
print('written')
