# records: stderr
# An error that the compiler finds after parsing, and that goes on into the next line.
def fetch(url):
    return url


async with fetch('x') as page:
    print(page)
