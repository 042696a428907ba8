# ends: raised 1
# says: max_workers must be greater than 0
from concurrent.futures import ThreadPoolExecutor
ThreadPoolExecutor(-5)
