# ends: raised 1
# says: ValueError: x
e = ValueError('x')
e.__traceback__ = None
e.__context__ = e.__cause__ = None
raise e
