# types.coroutine: a generator becomes awaitable; a loop with its own commands.
import types

@types.coroutine
def command(*words):
    return (yield words)

async def programme():
    name = await command('ask', 'name')
    for i in range(2):
        await command('say', f'{name} {i}')
    try:
        await command('fail')
    except ValueError as error:
        await command('say', f'failed: {error}')
    return 'finished'

def run(coroutine, answers):
    value, error = None, None
    while True:
        try:
            words = coroutine.throw(error) if error else coroutine.send(value)
        except StopIteration as stop:
            return stop.value
        value, error = None, None
        match words:
            case ['ask', key]:
                value = answers[key]
            case ['say', text]:
                print(text)
            case ['fail']:
                error = ValueError('as asked')

print(run(programme(), {'name': 'Ada'}))
