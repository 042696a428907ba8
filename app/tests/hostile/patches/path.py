# ends: raised 1
# says: graphlib
import sys
sys.path.clear()
sys.meta_path.clear()
sys.path_hooks.clear()
sys.path_importer_cache.clear()
import graphlib
