# ends: raised 1
# says: ValueError
raise ValueError
