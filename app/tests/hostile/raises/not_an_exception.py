# ends: raised 1
# says: exceptions must derive
raise 5
