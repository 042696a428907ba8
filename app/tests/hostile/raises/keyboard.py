# ends: raised 130
# says: KeyboardInterrupt
raise KeyboardInterrupt
