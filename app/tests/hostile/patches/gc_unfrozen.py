# ends: finished
import gc
gc.unfreeze()
