# input() gives the lines one after the other, then EOFError.
# input: Ada
# input: 36
# input: yes
name = input('Name? ')
age = int(input('Age? '))
print()
print(f'{name} will be {age + 1}')
while True:
    try:
        answer = input('> ')
    except EOFError:
        print('no more lines')
        break
    print('you said', answer.upper())
