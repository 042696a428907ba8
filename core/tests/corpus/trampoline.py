# A trampoline for mutually recursive generators: no recursion limit.
import types

def even(n):
    return True if n == 0 else (yield odd(n - 1))

def odd(n):
    return False if n == 0 else (yield even(n - 1))

def trampoline(generator):
    stack, value = [generator], None
    while stack:
        try:
            request = stack[-1].send(value)
        except StopIteration as stop:
            stack.pop()
            value = stop.value
        else:
            if isinstance(request, types.GeneratorType):
                stack.append(request)
                value = None
    return value

print(trampoline(even(10)), trampoline(even(2001)), trampoline(odd(3000)))
