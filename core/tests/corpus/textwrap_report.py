# Text tools: textwrap, string templates, formatting.
import asyncio
import string
import textwrap

LETTER = string.Template('Dear $name, your table for $people is ready. ' * 2)

async def write(name, people):
    await asyncio.sleep(0.02 * people)
    return LETTER.substitute(name=name, people=people)

async def main():
    for letter in await asyncio.gather(write('Ada', 2), write('Bob', 1)):
        print(textwrap.fill(letter, width=40, initial_indent='> ', subsequent_indent='  '))
        print(textwrap.shorten(letter, width=30, placeholder='...'))
    print(textwrap.dedent('''
        indented
          text''').strip())

asyncio.run(main())
