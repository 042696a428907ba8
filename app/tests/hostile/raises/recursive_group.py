# ends: raised 1
e = ExceptionGroup('g', [ValueError(1)])
for _ in range(300): e = ExceptionGroup('g', [e])
raise e
