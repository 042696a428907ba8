# A class that extends Thread.
import threading
import time

class Downloader(threading.Thread):
    def __init__(self, url, seconds):
        super().__init__(name=f'download {url}')
        self.url, self.seconds = url, seconds
        self.size = None

    def run(self):
        time.sleep(self.seconds)
        print('loaded', self.name)
        self.size = len(self.url) * 100

downloads = [Downloader(url, 0.1 * n) for n, url in enumerate(['index', 'about', 'contact'], 1)]
for download in downloads:
    download.start()
for download in downloads:
    download.join()
    print(download.url, download.size, download.is_alive())
try:
    downloads[0].start()
except RuntimeError as error:
    print(error)
try:
    Downloader('never', 0).join()
except RuntimeError as error:
    print(error)
