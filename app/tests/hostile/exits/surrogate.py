# ends: exited 1
raise SystemExit('\ud800')
