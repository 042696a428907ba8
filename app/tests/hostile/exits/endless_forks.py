# ends: raised 1|finished|crashed|out_of_budget wall_time|out_of_budget steps
for c in ().__class__.__base__.__subclasses__():
    if c.__name__ == '_wrap_close':
        g = c.__init__.__globals__
        for _ in range(3): g['fork']()
while True: pass
