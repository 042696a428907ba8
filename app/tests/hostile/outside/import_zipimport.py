# ends: raised 1
# says: Error
import zipimport
