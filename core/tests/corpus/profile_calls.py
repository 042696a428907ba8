# cProfile counts calls, and the time that sleeping takes; code itself takes no time that shows here.
# real clock: cProfile reads the clock where the virtual one cannot be put
import cProfile
import pstats
import time

def brew(seconds):
    time.sleep(seconds)

def breakfast():
    for seconds in (0.2, 0.3):
        brew(seconds)
    return sum(range(4))

with cProfile.Profile() as profiler:
    print(breakfast())
for (file, line, name), (primitive, calls, own, cumulative, callers) in sorted(
        pstats.Stats(profiler).stats.items(), key=lambda item: item[0][2]):
    if name in ("brew", "breakfast", "<built-in method time.sleep>", "<built-in method builtins.sum>"):
        print(name, line, calls, round(own, 1), round(cumulative, 1), sorted(c[2] for c in callers))
