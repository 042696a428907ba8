# Driving a coroutine with send(), as an event loop does.
class Ask:
    def __init__(self, question):
        self.question = question

    def __await__(self):
        return (yield self.question)

async def interview():
    name = await Ask('name?')
    colour = await Ask('colour?')
    return f'{name} likes {colour}'

coroutine = interview()
print(coroutine.send(None))
print(coroutine.send('Ada'))
try:
    coroutine.send('green')
except StopIteration as stop:
    print(stop.value)
try:
    coroutine.send(None)
except RuntimeError as error:
    print(error)

coroutine = interview()
coroutine.send(None)
try:
    coroutine.throw(TimeoutError('too slow'))
except TimeoutError as error:
    print('left with', error)
coroutine = interview()
coroutine.send(None)
coroutine.close()
print(coroutine.cr_frame, coroutine.__name__)
