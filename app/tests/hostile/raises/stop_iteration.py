# ends: raised 1
# says: StopIteration
raise StopIteration(3)
