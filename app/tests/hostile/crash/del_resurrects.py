# ends: finished
kept = []
class Z:
    def __del__(self): kept.append(self)
for _ in range(10): Z()
print(len(kept))
