import threading, time

def brew(name, minutes):
    time.sleep(minutes)
    print(name, 'is ready')

tea = threading.Thread(target=brew, args=('tea', 0.2))
toast = threading.Thread(target=brew, args=('toast', 0.1), name='toast')
tea.start()
toast.start()
tea.join()
toast.join()
print('breakfast')
