# R181. `threading.Timer` runs once in its own thread unless cancelled in time  `[ttimer]`
import threading, time
a = threading.Timer(0.03, print, args=("fired",)); b = threading.Timer(0.03, print, ["never"]); a.start(); b.start(); b.cancel(); a.join(); b.join(); print(b.finished.is_set())
