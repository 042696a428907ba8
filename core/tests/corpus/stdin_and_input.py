# input: 3
# input: tea 2
# input: cake 1
# input: ham 4
# input: the rest
# input: of it
import contextlib
import io
import sys

count = int(input())
for _ in range(count):
    name, number = sys.stdin.readline().split()
    print(name, int(number))
print('rest:', repr(sys.stdin.read()))
try:
    input('more? ')
except EOFError as error:
    print('-', error)

sys.stdin = io.StringIO('Ada\nBob\n')
prompts = io.StringIO()
with contextlib.redirect_stdout(prompts):
    names = [input('name? '), input('another? ')]
print(names, repr(prompts.getvalue()))
try:
    input()
except EOFError as error:
    print('-', error)
sys.stdin = None
try:
    input()
except RuntimeError as error:
    print(error)
