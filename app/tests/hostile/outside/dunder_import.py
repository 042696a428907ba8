# ends: raised 1
# says: ImportError
__import__('os').system('true')
