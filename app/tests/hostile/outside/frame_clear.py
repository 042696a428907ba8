# ends: raised 1|finished
import sys
sys._getframe().clear()
