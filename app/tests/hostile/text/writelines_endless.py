# ends: out_of_budget output|out_of_budget steps
import sys, itertools
sys.stdout.writelines(itertools.repeat('x'))
