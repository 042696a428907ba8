# ends: out_of_budget wall_time
# slow: yes
import itertools, collections
collections.deque(itertools.count(), maxlen=0)
