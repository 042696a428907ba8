N = 1  #: 1..3
while N == 2: pass
if N == 3: x = sum(range(10 ** 12))
print('ready', N)
