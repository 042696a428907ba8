# yield from: values through, send through, throw through, the return value.
def inner():
    received = []
    while True:
        try:
            item = yield len(received)
        except KeyError as error:
            received.append(error.args[0])
            continue
        if item is None:
            return received
        received.append(item)

def outer(log):
    for _ in range(2):
        result = yield from inner()
        log.append(result)
    return 'outer done'

log = []
generator = outer(log)
print(next(generator))
print(generator.send('a'), generator.send('b'))
print(generator.throw(KeyError('thrown')))
print(generator.send(None))
print(generator.send('c'))
try:
    generator.send(None)
except StopIteration as stop:
    print(stop.value)
print(log)

def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item

print(list(flatten([1, [2, [3, [4]], 5], [[6]]])))
