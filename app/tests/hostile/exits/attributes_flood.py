# ends: crashed|finished|out_of_budget steps|out_of_budget wall_time
# slow: yes
g = next(c for c in ().__class__.__base__.__subclasses__() if c.__name__ == '_wrap_close').__init__.__globals__
text = b'{"run":0,"steps":1,"dirty":false}'
frame = len(text).to_bytes(4, 'little') + text
while True: g['write'](3, frame)
