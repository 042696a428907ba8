# ends: raised 1
# says: PermissionError
g = next(c for c in ().__class__.__base__.__subclasses__() if c.__name__ == '_wrap_close').__init__.__globals__
g['unlink']('/tmp/asynchio-no-such-file')
