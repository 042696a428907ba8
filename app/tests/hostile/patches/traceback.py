# ends: raised 1
# says: ZeroDivisionError
import traceback
traceback.format_exception = None
traceback.TracebackException = None
1 / 0
