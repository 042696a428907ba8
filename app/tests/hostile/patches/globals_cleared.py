# ends: finished
globals().clear()
