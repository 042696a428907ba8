# ends: raised 1
# says: several
raise ExceptionGroup('several', [ValueError(1), TypeError(2)])
