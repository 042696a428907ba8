# ends: raised 1
# says: MemoryError
raise MemoryError('mine')
