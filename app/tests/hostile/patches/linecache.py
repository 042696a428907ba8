# ends: finished
import traceback
traceback.linecache.cache.clear()
traceback.linecache.getline = None
