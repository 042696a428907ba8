# ends: crashed|raised 1|finished
for c in ().__class__.__base__.__subclasses__():
    if c.__name__ == '_wrap_close':
        g = c.__init__.__globals__
        text = b'{"steps":1,"dirty":false}'
        g['write'](3, len(text).to_bytes(4, 'little') + text)
print('written')
