# A syntax error: nothing runs.
# records: stderr
print('never printed')
async def main():
    return await [
