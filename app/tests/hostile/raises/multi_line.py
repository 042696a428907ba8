# ends: raised 1
# says: one
raise ValueError('one\ntwo\nthree')
