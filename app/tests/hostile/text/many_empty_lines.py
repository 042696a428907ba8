# ends: out_of_budget output|out_of_budget events
print('\n' * 3_000_000)
