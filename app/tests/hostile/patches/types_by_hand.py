# ends: finished
import types
vars(types)['FunctionType'] = None
