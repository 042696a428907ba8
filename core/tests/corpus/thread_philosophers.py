# Dining philosophers with ordered forks: nobody starves.
import threading
import time

class Philosopher(threading.Thread):
    def __init__(self, name, left, right, forks):
        super().__init__(name=name)
        self.first, self.second = sorted((left, right))
        self.forks = forks
        self.meals = 0

    def run(self):
        for _ in range(2):
            with self.forks[self.first]:
                time.sleep(0.01)
                with self.forks[self.second]:
                    self.meals += 1
                    time.sleep(0.02)

names = ['Plato', 'Kant', 'Hume', 'Marx', 'Arendt']
forks = [threading.Lock() for _ in names]
people = [Philosopher(name, i, (i + 1) % len(names), forks) for i, name in enumerate(names)]
for person in people:
    person.start()
for person in people:
    person.join()
print({person.name: person.meals for person in people})
print([fork.locked() for fork in forks])
