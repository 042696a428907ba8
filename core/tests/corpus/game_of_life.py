# Conway's game of life, a task for each row and a rendezvous by gather.
import asyncio

GRID = ['.....', '..#..', '..#..', '..#..', '.....']

async def next_row(grid, y):
    await asyncio.sleep(0)
    row = ''
    for x in range(len(grid[0])):
        around = sum(grid[j][i] == '#' for j in range(max(0, y - 1), min(len(grid), y + 2))
                     for i in range(max(0, x - 1), min(len(grid[0]), x + 2)) if (i, j) != (x, y))
        row += '#' if around == 3 or (around == 2 and grid[y][x] == '#') else '.'
    return row

async def main():
    grid = GRID
    for generation in range(3):
        print(f'generation {generation}', *grid, sep='\n')
        grid = await asyncio.gather(*(next_row(grid, y) for y in range(len(grid))))

asyncio.run(main())
