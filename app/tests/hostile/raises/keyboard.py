# ends: raised 1
# says: KeyboardInterrupt
raise KeyboardInterrupt
