# ends: finished
print(len(().__class__.__base__.__subclasses__()) > 10)
