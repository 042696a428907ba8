# ends: raised 1|finished|out_of_budget memory
import re
re.compile('(' * 50 + 'a' + '){100}' * 50)
