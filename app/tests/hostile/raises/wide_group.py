# ends: raised 1
raise ExceptionGroup('g', [ValueError(i) for i in range(5000)])
