# ends: finished
from asyncio import *
from threading import *
print(Lock is not None)
