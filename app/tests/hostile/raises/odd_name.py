# ends: raised 1
E = type('E\n\0'.replace('\0', ''), (Exception,), {})
raise E('x')
