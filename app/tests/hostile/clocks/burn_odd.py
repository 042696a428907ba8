# ends: out_of_budget virtual_time|raised 1
from lessonlib import burn
burn(-1)
burn(0)
burn(float('nan'))
burn(1e300)
