# datetime and timedelta arithmetic around a schedule.
import asyncio
from datetime import date, datetime, time, timedelta, timezone

START = datetime(2024, 2, 28, 9, 30)

async def lesson(number, minutes):
    await asyncio.sleep(minutes / 1000)
    return number, timedelta(minutes=minutes)

async def main():
    at = START
    for number, length in await asyncio.gather(lesson(1, 45), lesson(2, 90), lesson(3, 30)):
        print(f'lesson {number}: {at:%H:%M} to {(at + length).strftime("%H:%M")} ({length})')
        at += length
    print(at - START, (at - START).total_seconds(), (START + timedelta(days=2)).date(), START.isoformat())
    print(date(2024, 12, 25).strftime('%A %d %B %Y'), time(7, 5) < time(7, 15))
    print(datetime.fromisoformat('2024-03-10T12:00:00+02:00').astimezone(timezone.utc))
    print(datetime.strptime('31/12/23 23:59', '%d/%m/%y %H:%M') + timedelta(minutes=1))
    print(sorted([timedelta(hours=2), timedelta(minutes=-5), timedelta(days=1)]), repr(timedelta(seconds=90)))

asyncio.run(main())
