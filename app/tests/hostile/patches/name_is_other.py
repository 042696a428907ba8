# ends: finished
__name__ = 'other'
__file__ = None
__builtins__ = {}
globals()['x'] = 5
