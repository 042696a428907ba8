# A pretended JSON service: routing, validation, errors as documents.
import asyncio
import json

ITEMS = {1: {'name': 'pen', 'price': 1.5}, 2: {'name': 'book', 'price': 12.0}}

async def get_item(number):
    await asyncio.sleep(0.02)
    return ITEMS[int(number)]

async def add_item(body):
    item = json.loads(body)
    if missing := {'name', 'price'} - item.keys():
        raise ValueError(f'missing: {", ".join(sorted(missing))}')
    await asyncio.sleep(0.02)
    ITEMS[max(ITEMS) + 1] = item
    return {'id': max(ITEMS)}

async def handle(method, path, body=None):
    try:
        match method, path.strip('/').split('/'):
            case 'GET', ['items', number]:
                status, answer = 200, await get_item(number)
            case 'POST', ['items']:
                status, answer = 201, await add_item(body)
            case _:
                status, answer = 404, {'error': 'no such path'}
    except KeyError as error:
        status, answer = 404, {'error': f'no item {error}'}
    except (ValueError, json.JSONDecodeError) as error:
        status, answer = 400, {'error': str(error)}
    return status, json.dumps(answer, sort_keys=True)

async def main():
    for request in [('GET', '/items/1'), ('GET', '/items/9'), ('GET', '/items/x'), ('POST', '/items', '{"name": "cup"}'),
                    ('POST', '/items', '{"name": "cup", "price": 3}'), ('POST', '/items', '{broken'), ('GET', '/items/3'),
                    ('PUT', '/')]:
        print(*await handle(*request))

asyncio.run(main())
