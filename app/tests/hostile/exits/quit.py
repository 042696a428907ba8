# ends: finished
quit()
