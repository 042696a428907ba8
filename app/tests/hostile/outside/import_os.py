# ends: raised 1
# says: AttributeError
import os
print(os.listdir('/'))
