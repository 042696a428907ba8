# input() drives a small adventure.
# input: look
# input: take lamp
# input: north
# input: dance
# input: look
# input: quit
import textwrap

ROOMS = {'hall': ('A dusty hall.', {'north': 'garden'}, ['lamp']), 'garden': ('A wild garden.', {'south': 'hall'}, [])}
room, bag = 'hall', []
while True:
    command = input('> ').split()
    print()
    match command:
        case ['look']:
            text, exits, things = ROOMS[room]
            print(textwrap.fill(f'{text} Exits: {", ".join(exits)}. Here: {", ".join(things) or "nothing"}.', 30))
        case ['take', thing] if thing in ROOMS[room][2]:
            ROOMS[room][2].remove(thing)
            bag.append(thing)
            print('You have', bag)
        case [('north' | 'south') as way] if way in ROOMS[room][1]:
            room = ROOMS[room][1][way]
            print('You go to the', room)
        case ['quit']:
            print('Bye')
            break
        case _:
            print('You cannot', *command)
