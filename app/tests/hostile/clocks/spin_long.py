# ends: out_of_budget events|out_of_budget steps
import time
end = time.monotonic() + 3000
while time.monotonic() < end: pass
