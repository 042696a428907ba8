import threading, time

def brew(name, minutes):
    time.sleep(minutes)
    print(name, 'is ready')

def main():
    threads = [threading.Thread(target=brew, args=('tea', 0.2)), threading.Thread(target=brew, args=('toast', 0.1))]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print('breakfast')

main()
