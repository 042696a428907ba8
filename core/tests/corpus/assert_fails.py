# A failing assertion.
# records: stderr
def average(numbers):
    assert numbers, 'no numbers given'
    return sum(numbers) / len(numbers)

print(average([1, 2, 3]))
print(average([]))
