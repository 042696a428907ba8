# ends: exited 5
exit(5)
