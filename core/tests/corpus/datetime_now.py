# datetime.now goes with the clock: differences are what was slept.
# real clock: the virtual one replaces what this program looks at
import asyncio
import time
from datetime import date, datetime, timedelta, timezone

async def main():
    started = datetime.now()
    await asyncio.sleep(0.3)
    spent = datetime.now() - started
    print(f'{spent.total_seconds():.1f}', timedelta(seconds=0.25) < spent < timedelta(seconds=2))
    await asyncio.to_thread(time.sleep, 0.2)
    print(f'{(datetime.now() - started).total_seconds():.1f}')
    utc = datetime.now(timezone.utc)
    print(utc.tzinfo, abs(utc.timestamp() - time.time()) < 0.5, abs(datetime.utcnow().replace(tzinfo=timezone.utc) - utc) < timedelta(seconds=1))
    print(date.today() == datetime.now().date(), datetime.today().date() == date.today(), type(started).__name__)
    print(isinstance(started, datetime), isinstance(started, date), isinstance(date.today(), datetime))
    print(abs(datetime.fromtimestamp(time.time()) - datetime.now()) < timedelta(seconds=1))

class Stamp(datetime):
    def short(self):
        return f'{self:%Y}' != ''

print(Stamp.now().short(), type(Stamp.now()).__name__)
asyncio.run(main())
