# ends: out_of_budget wall_time
# slow: yes
import re
re.match(r'(a+)+$', 'a' * 40 + 'b')
