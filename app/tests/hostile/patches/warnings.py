# ends: finished
import warnings
warnings.simplefilter('error')
warnings.showwarning = None
warnings.filters.clear()
warnings.onceregistry['x'] = 1
