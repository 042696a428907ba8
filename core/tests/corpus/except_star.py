# except* without asyncio: splitting, re-raising, nested groups.
def check(values):
    errors = []
    for value in values:
        try:
            if value == 0:
                raise ZeroDivisionError('zero')
            if not isinstance(value, int):
                raise TypeError(f'{value!r} is no number')
            if value < 0:
                raise ValueError(f'{value} is negative')
        except Exception as error:
            errors.append(error)
    if errors:
        raise ExceptionGroup('bad values', errors)

for values in ([1, 2], [0, -1, 'x', -2], ['only']):
    try:
        check(values)
        print('all good')
    except* ValueError as group:
        print('values:', [str(e) for e in group.exceptions])
    except* (TypeError, ZeroDivisionError) as group:
        print('others:', [str(e) for e in group.exceptions])
group = ExceptionGroup('outer', [ValueError(1), ExceptionGroup('inner', [TypeError(2), ValueError(3)])])
match, rest = group.split(ValueError)
print(repr(match))
print(repr(rest))
print(group.subgroup(lambda e: e.args == (2,)))
try:
    try:
        raise group
    except* TypeError:
        raise KeyError('from handler')
except ExceptionGroup as error:
    print(type(error).__name__, [type(e).__name__ for e in error.exceptions])
