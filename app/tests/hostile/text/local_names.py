# ends: finished
def f(ärger, 变量, _=1, *args, **kw):
    été = ärger
    return été
print(f(1, 2))
