# ends: finished
import io, sys
sys.stdout = io.StringIO()
print('unseen')
sys.__stdout__ = None
