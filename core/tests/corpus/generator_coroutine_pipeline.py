# Push pipelines with send(): broadcast, filter, sink.
from functools import wraps

def coroutine(function):
    @wraps(function)
    def start(*args):
        generator = function(*args)
        next(generator)
        return generator
    return start

@coroutine
def printer(prefix):
    try:
        while True:
            print(prefix, (yield))
    except GeneratorExit:
        print(prefix, 'closed')

@coroutine
def grep(pattern, target):
    while True:
        line = yield
        if pattern in line:
            target.send(line)

@coroutine
def broadcast(*targets):
    while True:
        item = yield
        for target in targets:
            target.send(item)

sinks = [printer('P'), printer('J')]
source = broadcast(grep('python', sinks[0]), grep('java', sinks[1]))
for line in ['python is fun', 'java too', 'c++', 'jython: python and java']:
    source.send(line)
for sink in sinks:
    sink.close()
