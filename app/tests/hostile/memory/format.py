# ends: out_of_budget memory|raised 1
'{:>99999999999}'.format('x')
