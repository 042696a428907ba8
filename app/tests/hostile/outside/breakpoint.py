# ends: raised 1
breakpoint()
