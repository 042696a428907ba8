# ends: out_of_budget steps
import sys
class Out:
    def write(self, text):
        while True: pass
sys.stdout = Out()
print('x')
