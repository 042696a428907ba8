# ends: raised 1
# says: AttributeError
__import__('os').system('true')
