# ends: out_of_budget steps|out_of_budget events
import itertools
[x for x in itertools.count() if False]
