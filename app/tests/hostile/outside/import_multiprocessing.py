# ends: raised 1
# says: ValueError
import multiprocessing
multiprocessing.get_context('spawn')
