# ends: raised 1
from concurrent.futures import ThreadPoolExecutor
ThreadPoolExecutor(2 ** 40)
