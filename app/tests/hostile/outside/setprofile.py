# ends: raised 1
import sys
sys.setprofile(lambda *a: None)
