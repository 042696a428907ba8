# ends: out_of_budget steps
import itertools
[x for x in itertools.count() if False]
