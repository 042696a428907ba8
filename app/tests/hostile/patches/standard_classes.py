# ends: finished
# prints: Colour.RED
import collections, enum
collections.Counter.most_common = collections.UserDict.extra = 5
collections.abc.Sequence.register(type('Mine', (), {}))
enum.Enum.mine = 1
class Colour(enum.Enum):
    RED = 1
print(Colour.RED)
