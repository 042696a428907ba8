# records: stderr
class Worker:
def run(self):
    print('runs')
