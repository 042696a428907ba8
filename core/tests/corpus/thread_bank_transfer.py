# Transfers between accounts with ordered locks: the sum stays.
import threading
import time

class Account:
    def __init__(self, number, balance):
        self.number, self.balance = number, balance
        self.lock = threading.Lock()

def transfer(source, target, amount):
    first, second = sorted((source, target), key=lambda account: account.number)
    with first.lock:
        time.sleep(0.01)
        with second.lock:
            if source.balance < amount:
                raise ValueError(f'account {source.number} has only {source.balance}')
            source.balance -= amount
            time.sleep(0.01)
            target.balance += amount

accounts = [Account(i, 100) for i in range(3)]
plans = [(0, 1, 30), (1, 2, 50), (2, 0, 20), (1, 0, 10), (0, 2, 40), (2, 1, 60)]
threads = [threading.Thread(target=transfer, args=(accounts[a], accounts[b], n)) for a, b, n in plans]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print([account.balance for account in accounts], sum(account.balance for account in accounts))
try:
    transfer(accounts[0], accounts[1], 1000)
except ValueError as error:
    print(error)
