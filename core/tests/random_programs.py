"""Random asyncio and thread programs, and what CPython prints for them under a virtual clock.

    python3 core/tests/random_programs.py --seeds 0-300 --json        programs and expected outputs as JSON
    python3 core/tests/random_programs.py --seeds 7                   print program 7 and what it prints
    python3 core/tests/random_programs.py --seeds 0-300 --run BINARY  compare with `BINARY run`
    python3 core/tests/random_programs.py --seeds 7 --run BINARY --minimise
    python3 core/tests/random_programs.py --real 6                    is the virtual clock right? Compare it with the
                                                                      real one for programs that luck cannot change

--features lists what the programs may use besides tasks, sleeps, gather, locks, futures, callbacks, cancellation and
asynchronous generators; the default is ALL_FEATURES. --threads makes programs of threads instead.

asyncio programs run in this process on a loop whose clock jumps to the next timer. It makes the choices that CPython
leaves open as ours does: equal deadlines in the order of creation, the tasks of a group in the order of creation.
Thread programs run on lessons/tests/virtual_clock.py; no two of their sleeps end at the same time.
"""
import argparse
import asyncio
import json
import logging
import random
import subprocess
import sys
import tempfile
import traceback
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

LESSON_TESTS = Path(__file__).resolve().parent.parent.parent / 'lessons' / 'tests'
sys.path.insert(0, str(LESSON_TESTS))

ALL_FEATURES = ['event', 'queue', 'semaphore', 'condition', 'barrier', 'group', 'timeout', 'wait_for', 'wait',
                'as_completed', 'shield']
MOST_STATEMENTS = 40
DEEPEST = 3

# --- programs of tasks ---------------------------------------------------------------------------------------------

PRELUDE = '''\
import asyncio, contextvars
tasks = []
variable = contextvars.ContextVar('variable', default=0)
def say(*what): print(*what)
def start(coroutine, name):
    task = asyncio.create_task(coroutine, name=name)
    tasks.append(task)
    return task
def cancel(number, *message):
    alive = [task for task in tasks if not task.done()]
    if alive:
        task = alive[number % len(alive)]
        say('cancel', task.get_name(), task.cancel(*message))
def state(future):
    if not future.done(): return 'pending'
    if future.cancelled(): return 'cancelled'
    return repr(future.exception() or future.result())
def rescue():
    for future in futures:
        if not future.done(): future.set_result('rescued')
    for event in events: event.set()
    for queue in queues:
        if not queue.full(): queue.put_nowait('rescue')
futures = events = queues = ()
def names(group): return sorted(task.get_name() for task in group)
async def numbers(name, count, pause):
    try:
        for i in range(count):
            yield i
            await asyncio.sleep(pause)
    finally:
        say(name, 'generator closed')
async def leaf(name, pause, result):
    say(name, 'leaf')
    await asyncio.sleep(pause)
    if result < 0: raise ValueError(result)
    return result
'''

EPILOGUE = '''\
async def whole():
    try:
        await main()
    finally:
        for _ in range(9):
            left = [task for task in tasks if not task.done()]
            if not left: break
            for task in left: task.cancel()
            await asyncio.gather(*left, return_exceptions=True)
        for task in tasks: say(task.get_name(), state(task))
asyncio.run(whole())
'''


class Writer:
    """Writes one random program."""

    def __init__(self, seed, features):
        self.random = random.Random(seed)
        self.features = set(features)
        self.lines = []
        self.left = MOST_STATEMENTS
        self.count = 0
        self.functions = self.random.randint(2, 5)

    def number(self):
        self.count += 1
        return self.count

    def pause(self):
        return self.random.choice(['0', '0.1', '0.1', '0.2', '0.3', '0.5'])

    def line(self, depth, text):
        self.lines.append('    ' * depth + text)

    def call(self, function):
        """A coroutine: one of the functions after this one, or a leaf."""
        if function < self.functions - 1 and self.random.random() < 0.5:
            return f'w{self.random.randint(function + 1, self.functions - 1)}()'
        result = self.number() * self.random.choice([1, 1, 1, -1])
        return f"leaf('l{self.number()}', {self.pause()}, {result})"

    def started(self, function):
        return f"start({self.call(function)}, 't{self.number()}')"

    def block(self, depth, function, level):
        for _ in range(self.random.randint(1, 4)):
            self.statement(depth, function, level)
        self.line(depth, f'say({self.number()})')

    def statement(self, depth, function, level):
        self.left -= 1
        simple = ['say', 'sleep', 'sleep', 'sleep', 'start', 'start', 'call', 'cancel', 'cancel', 'future', 'settle',
                  'callback', 'raise', 'join', 'context', 'peek', 'gather']
        nested = ['lock', 'lock', 'guard', 'guard', 'finally', 'loop', 'generator', 'guard_all']
        for feature, simple_kinds, nested_kinds in [
                ('event', ['event_wait', 'event_set', 'event_clear'], []),
                ('queue', ['put', 'get', 'get_nowait', 'put_nowait', 'queue_join'], []),
                ('semaphore', [], ['semaphore']), ('condition', ['notify'], ['condition']),
                ('barrier', ['barrier'], []), ('group', [], ['group', 'group']),
                ('timeout', [], ['timeout', 'timeout']), ('wait_for', ['wait_for', 'wait_for'], []),
                ('wait', ['wait', 'wait'], []), ('as_completed', [], ['as_completed']), ('shield', ['shield', 'shield'], [])]:
            if feature in self.features:
                simple += simple_kinds
                nested += nested_kinds
        kinds = simple + (nested * 2 if level < DEEPEST and self.left > 0 else [])
        if self.left < 0:
            kinds = ['say', 'sleep']
        getattr(self, 'write_' + self.random.choice(kinds))(depth, function, level)

    # Each writes one statement.

    def write_say(self, depth, function, level):
        self.line(depth, f"say('s{self.number()}', asyncio.current_task().get_name())")

    def write_sleep(self, depth, function, level):
        self.line(depth, f'await asyncio.sleep({self.pause()})')

    def write_start(self, depth, function, level):
        self.line(depth, self.started(function))
        if self.random.random() < 0.3:
            n = self.number()
            self.line(depth, f"tasks[-1].add_done_callback(lambda t: say('done {n}', t.get_name(), state(t)))")

    def write_call(self, depth, function, level):
        self.line(depth, f"say('returned', await {self.call(function)})")

    def write_cancel(self, depth, function, level):
        message = self.random.choice(['', '', f", 'because {self.number()}'"])
        self.line(depth, f'cancel({self.random.randint(0, 5)}{message})')

    def write_future(self, depth, function, level):
        self.line(depth, f"say('future', await futures[{self.random.randint(0, 2)}])")

    def write_settle(self, depth, function, level):
        n = self.random.randint(0, 2)
        act = self.random.choice([f'set_result({self.number()})', f'set_exception(KeyError({self.number()}))', 'cancel()'])
        self.line(depth, f'if not futures[{n}].done(): futures[{n}].{act}')

    def write_callback(self, depth, function, level):
        n = self.number()
        self.line(depth, self.random.choice([
            f"asyncio.get_running_loop().call_soon(say, 'soon {n}')",
            f"asyncio.get_running_loop().call_later({self.pause()}, say, 'later {n}')",
            f"asyncio.get_running_loop().call_later({self.pause()}, cancel, {n})"]))

    def write_raise(self, depth, function, level):
        if self.random.random() < 0.5:
            self.line(depth, f'if variable.get() % 3 == 1: raise ValueError({self.number()})')

    def write_join(self, depth, function, level):
        self.line(depth, f"say('joined', await {self.started(function)})")

    def write_context(self, depth, function, level):
        self.line(depth, f'variable.set(variable.get() + {self.random.randint(1, 3)})')

    def write_peek(self, depth, function, level):
        self.line(depth, self.random.choice([
            'say([state(task) for task in tasks])', "say('cancelling', asyncio.current_task().cancelling())",
            'say(asyncio.current_task().uncancel())', "say('lock', [lock.locked() for lock in locks])"]))

    def write_gather(self, depth, function, level):
        calls = ', '.join(self.started(function) for _ in range(self.random.randint(1, 3)))
        collect = self.random.choice(['', ', return_exceptions=True'])
        self.line(depth, f"say('gathered', await asyncio.gather({calls}{collect}))")

    def write_lock(self, depth, function, level):
        # Locks are taken in order; a task that takes one twice is stuck, which is fine too.
        self.line(depth, f'async with locks[{self.random.randint(0, 1)}]:')
        self.block(depth + 1, function, level + 1)

    def write_guard(self, depth, function, level):
        n = self.number()
        self.line(depth, 'try:')
        self.block(depth + 1, function, level + 1)
        self.line(depth, 'except asyncio.CancelledError as error:')
        self.line(depth + 1, f"say('cancelled {n}', error.args)")
        if self.random.random() < 0.4:
            self.statement(depth + 1, function, level + 1)
        if self.random.random() < 0.6:
            self.line(depth + 1, 'raise')

    def write_guard_all(self, depth, function, level):
        n = self.number()
        self.line(depth, 'try:')
        self.block(depth + 1, function, level + 1)
        self.line(depth, f"except Exception as error: say('caught {n}', repr(error))")
        if self.random.random() < 0.3:
            self.line(depth, f"else: say('no error {n}')")

    def write_finally(self, depth, function, level):
        self.line(depth, 'try:')
        self.block(depth + 1, function, level + 1)
        self.line(depth, 'finally:')
        self.block(depth + 1, function, level + 1)

    def write_loop(self, depth, function, level):
        self.line(depth, f"for i{level} in range({self.random.randint(1, 3)}):")
        self.block(depth + 1, function, level + 1)
        if self.random.random() < 0.2:
            self.line(depth + 1, f'if i{level} == 1: break')

    def write_generator(self, depth, function, level):
        n = self.number()
        self.line(depth, f"async with contextlib.aclosing(numbers('g{n}', {self.random.randint(1, 3)}, {self.pause()})) as g{n}:")
        self.line(depth + 1, f'async for i{level} in g{n}:')
        self.block(depth + 2, function, level + 1)
        if self.random.random() < 0.3:
            self.line(depth + 2, 'break')

    def write_event_wait(self, depth, function, level):
        self.line(depth, f"say('event', await events[{self.random.randint(0, 1)}].wait())")

    def write_event_set(self, depth, function, level):
        self.line(depth, f'events[{self.random.randint(0, 1)}].set()')

    def write_event_clear(self, depth, function, level):
        self.line(depth, f'events[{self.random.randint(0, 1)}].clear()')

    def write_put(self, depth, function, level):
        self.line(depth, f'await queues[{self.random.randint(0, 1)}].put({self.number()})')

    def write_get(self, depth, function, level):
        self.line(depth, f"say('got', await queues[{self.random.randint(0, 1)}].get())")

    def write_get_nowait(self, depth, function, level):
        n = self.random.randint(0, 1)
        self.line(depth, f"if not queues[{n}].empty(): say('got', queues[{n}].get_nowait()); queues[{n}].task_done()")

    def write_put_nowait(self, depth, function, level):
        n = self.random.randint(0, 1)
        self.line(depth, f'if not queues[{n}].full(): queues[{n}].put_nowait({self.number()})')

    def write_queue_join(self, depth, function, level):
        self.line(depth, f'if variable.get() % 4 == 2: await queues[{self.random.randint(0, 1)}].join()')

    def write_semaphore(self, depth, function, level):
        self.line(depth, 'async with semaphore:')
        self.block(depth + 1, function, level + 1)

    def write_notify(self, depth, function, level):
        self.line(depth, f'async with condition: condition.notify({self.random.randint(1, 3)})')

    def write_condition(self, depth, function, level):
        self.line(depth, 'async with condition:')
        self.line(depth + 1, "say('condition', await condition.wait())")
        self.block(depth + 1, function, level + 1)

    def write_barrier(self, depth, function, level):
        self.line(depth, "say('barrier', await barrier.wait())")

    def write_group(self, depth, function, level):
        n = self.number()
        guarded = self.random.random() < 0.7
        if guarded:
            self.line(depth, 'try:')
            depth += 1
        self.line(depth, f'async with asyncio.TaskGroup() as group{n}:')
        for _ in range(self.random.randint(1, 3)):
            self.line(depth + 1, f"tasks.append(group{n}.create_task({self.call(function)}, name='t{self.number()}'))")
        self.block(depth + 1, function, level + 1)
        if guarded:
            self.line(depth - 1, f"except* Exception as error: say('group {n}', repr(error.exceptions))")

    def write_timeout(self, depth, function, level):
        n = self.number()
        guarded = self.random.random() < 0.7
        if guarded:
            self.line(depth, 'try:')
            depth += 1
        self.line(depth, f'async with asyncio.timeout({self.pause()}) as limit{n}:')
        self.block(depth + 1, function, level + 1)
        if guarded:
            self.line(depth - 1, f"except TimeoutError: say('time limit {n}', limit{n}.expired())")

    def write_wait_for(self, depth, function, level):
        call = self.random.choice([self.call(function), self.started(function)])
        self.line(depth, f"try: say('in time', await asyncio.wait_for({call}, {self.pause()}))")
        self.line(depth, f"except TimeoutError: say('too late {self.number()}')")

    def write_wait(self, depth, function, level):
        calls = ', '.join(self.started(function) for _ in range(self.random.randint(1, 3)))
        when = self.random.choice(['FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED'])
        limit = self.random.choice(['', '', f', timeout={self.pause()}'])
        self.line(depth, f'done, pending = await asyncio.wait([{calls}], return_when=asyncio.{when}{limit})')
        self.line(depth, 'say(names(done), names(pending))')

    def write_as_completed(self, depth, function, level):
        calls = ', '.join(self.started(function) for _ in range(self.random.randint(2, 3)))
        self.line(depth, 'try:')
        self.line(depth + 1, f'for next_one in asyncio.as_completed([{calls}]): say(await next_one)')
        self.line(depth, "except ValueError as error: say('as_completed', repr(error))")

    def write_shield(self, depth, function, level):
        self.line(depth, f"say('shielded', await asyncio.shield({self.started(function)}))")

    def program(self):
        for function in range(self.functions):
            self.line(0, f'async def w{function}():')
            self.line(1, f"say('w{function} begins', variable.get())")
            self.block(1, function, 0)
            self.line(1, f'return {self.number()}')
        self.line(0, 'async def main():')
        self.line(1, 'global locks, futures, events, queues, semaphore, condition, barrier')
        self.line(1, 'locks = [asyncio.Lock(), asyncio.Lock()]')
        self.line(1, 'futures = [asyncio.get_running_loop().create_future() for _ in range(3)]')
        for feature, text in [('event', 'events = [asyncio.Event(), asyncio.Event()]'),
                              ('queue', 'queues = [asyncio.Queue(), asyncio.Queue(1)]'),
                              ('semaphore', 'semaphore = asyncio.Semaphore(2)'),
                              ('condition', 'condition = asyncio.Condition()'),
                              ('barrier', 'barrier = asyncio.Barrier(2)')]:
            if feature in self.features:
                self.line(1, text)
        for seconds in (2, 3, 4, 5, 6):
            self.line(1, f'asyncio.get_running_loop().call_later({seconds}, rescue)')
        self.left = max(self.left, 10)
        for _ in range(self.random.randint(1, 3)):
            self.line(1, self.started(-1))
        self.block(1, -1, 0)
        return 'import contextlib\n' + PRELUDE + '\n'.join(self.lines) + '\n' + EPILOGUE


# --- programs of threads ------------------------------------------------------------------------------------------

class ThreadWriter:
    """Threads with locks and a pool. No two sleeps end at the same instant: whose turn it is would be luck."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = ['import threading, time', 'from concurrent.futures import ThreadPoolExecutor',
                      'locks = [threading.Lock() for _ in range(3)]', 'total = [0]', 'def say(*what): print(*what)']
        self.count = 0

    def number(self):
        self.count += 1
        return self.count

    def pause(self):
        return f'{self.random.randint(10_000, 500_000) / 1e6:.6f}'

    def block(self, depth, lowest_lock, level):
        for _ in range(self.random.randint(1, 4)):
            self.statement(depth, lowest_lock, level)

    def statement(self, depth, lowest_lock, level):
        pad, n = '    ' * depth, self.number()
        add = self.lines.append
        kind = self.random.choice(['sleep', 'sleep', 'say', 'lock', 'lock', 'try_lock', 'loop', 'race'])
        if kind in ('lock', 'try_lock') and lowest_lock > 2 or level > 2:
            kind = 'say'
        if kind == 'sleep':
            add(f'{pad}time.sleep({self.pause()})')
        elif kind == 'say':
            add(f"{pad}say({n}, threading.current_thread().name, total)")
        elif kind == 'race':
            add(f'{pad}seen = total[0]')
            add(f'{pad}time.sleep({self.pause()})')
            add(f'{pad}total[0] = seen + {n}')
        elif kind == 'loop':
            add(f'{pad}for i{level} in range({self.random.randint(1, 3)}):')
            self.block(depth + 1, lowest_lock, level + 1)
        elif kind == 'lock':
            lock = self.random.randint(lowest_lock, 2)
            add(f'{pad}with locks[{lock}]:')
            add(f"{pad}    say({n}, threading.current_thread().name, 'has lock {lock}')")
            self.block(depth + 1, lock + 1, level + 1)
            add(f'{pad}time.sleep({self.pause()})')  # whether it could take the lock again at once is luck
        else:
            lock = self.random.randint(lowest_lock, 2)
            how = self.random.choice(['blocking=False', f'timeout={self.pause()}'])
            add(f'{pad}if locks[{lock}].acquire({how}):')
            add(f"{pad}    say({n}, threading.current_thread().name, 'got lock {lock}')")
            self.block(depth + 1, lock + 1, level + 1)
            add(f'{pad}    locks[{lock}].release()')
            add(f"{pad}else: say({n}, threading.current_thread().name, 'did not get lock {lock}')")
            add(f'{pad}time.sleep({self.pause()})')

    def program(self):
        workers = self.random.randint(2, 4)
        for worker in range(workers):
            self.lines.append(f'def work{worker}():')
            self.lines.append(f'    time.sleep({self.pause()})')
            self.block(1, 0, 0)
            if self.random.random() < 0.2:
                self.lines.append(f'    raise ValueError({worker})')
            self.lines.append(f'    return {worker}')
        if self.random.random() < 0.5:
            self.lines.append(f"threads = [threading.Thread(target=work, name=f'T{{i}}') for i, work in "
                              f"enumerate([{', '.join(f'work{w}' for w in range(workers))}])]")
            self.lines += ['for t in threads: t.start()', f'time.sleep({self.pause()})', "say('main', [t.is_alive() for t in threads])",
                           'for t in threads: t.join()']
        else:
            self.lines.append(f'with ThreadPoolExecutor({workers}) as pool:')
            self.lines.append(f"    futures = [pool.submit(work) for work in [{', '.join(f'work{w}' for w in range(workers))}]]")
            self.lines.append('    for f in futures: say(repr(f.exception() or f.result()))')
        self.lines.append("say('end', total)")
        return '\n'.join(self.lines) + '\n'


# --- what CPython prints ------------------------------------------------------------------------------------------

class Stuck(BaseException):
    pass


class OrderedTasks(dict):
    """What a task group keeps its tasks in: a set in the order of creation."""

    def add(self, task):
        self[task] = None

    def discard(self, task):
        self.pop(task, None)


class OrderedGroup(asyncio.TaskGroup):
    def __init__(self):
        super().__init__()
        self._tasks = OrderedTasks()


class OrderedTimer(asyncio.TimerHandle):
    count = 0

    def __init__(self, when, *rest):
        super().__init__(when, *rest)
        OrderedTimer.count += 1
        self.key = round(when * 1e9), OrderedTimer.count

    def __lt__(self, other):
        return self.key < other.key


class JumpingLoop(asyncio.base_events.BaseEventLoop):
    """Its clock stands still while callbacks run and jumps to the next timer when none is ready."""
    on_stuck = None  # called before the run of a program that waits for ever is broken off
    unnamed = 0      # tasks that got a number for a name, in this program

    def __init__(self):
        super().__init__()
        self.now = 0  # nanoseconds
        self._selector = self

    def time(self):
        return self.now / 1e9

    def select(self, timeout):
        if timeout is None:
            JumpingLoop.on_stuck()
            raise Stuck
        if timeout > 0:
            self.now = max(self.now, self._scheduled[0].key[0])
        return ()

    def create_task(self, coroutine, *, name=None, context=None):
        if name is None:
            JumpingLoop.unnamed += 1
            name = f'Task-{JumpingLoop.unnamed}'
        return super().create_task(coroutine, name=name, context=context)

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass


class JumpingPolicy(asyncio.DefaultEventLoopPolicy):
    _loop_factory = JumpingLoop


def jump_clocks():
    asyncio.events.TimerHandle = OrderedTimer
    asyncio.TaskGroup = OrderedGroup
    asyncio.set_event_loop_policy(JumpingPolicy())
    warnings.simplefilter('ignore')
    logging.getLogger('asyncio').disabled = True
    sys.unraisablehook = lambda report: None


class Output:
    """What a program prints, until it is stuck or ends: what its leftovers print while they are collected is ignored."""

    def __init__(self):
        self.text, self.stuck = '', False
        self.open = True

    def print(self, *what):
        if self.open:
            self.text += ' '.join(map(str, what)) + '\n'

    def cut(self):
        if self.open:
            self.open, self.stuck = False, True


def run_tasks(text):
    """(stdout, how it ended: "finished", "stuck" or the last line of the traceback)"""
    output = Output()
    JumpingLoop.on_stuck, JumpingLoop.unnamed = output.cut, 0
    end = 'finished'
    try:
        exec(compile(text, 'program.py', 'exec'), {'__name__': '__main__', 'print': output.print})
    except BaseException as error:
        end = traceback.format_exception_only(error)[0].rstrip('\n')
    output.open = False
    return output.text, 'stuck' if output.stuck else end


def run_threads(text):
    import virtual_clock
    out, status, *_ = virtual_clock.run(text)
    return out, {0: 'finished'}.get(status, status)


# --- comparing ----------------------------------------------------------------------------------------------------

def run_binary(binary, text):
    """(stdout, how it ended, stderr)"""
    with tempfile.NamedTemporaryFile('w', suffix='.py') as program:
        program.write(text)
        program.flush()
        ended = subprocess.run([binary, 'run', program.name], capture_output=True, encoding='utf-8')
    return ended.stdout, {0: 'finished', 1: 'raised', 3: 'stuck'}.get(ended.returncode, ended.returncode), ended.stderr


def agree(expected, got):
    out, end = expected
    return out == got[0] and (end == got[1] or got[1] == 'raised' and str(end) in got[2])


def minimise(text, differs):
    """Removes lines with what is indented below them while the program still differs."""
    lines = text.splitlines()
    fixed = text[:text.index('async def w0')].count('\n') if 'async def w0' in text else 0
    changed = True
    while changed:
        changed = False
        at = len(lines) - 1
        while at >= fixed:
            indent = len(lines[at]) - len(lines[at].lstrip())
            end = at + 1
            while end < len(lines) and len(lines[end]) - len(lines[end].lstrip()) > indent:
                end += 1
            inside = [line[4:] for line in lines[at + 1:end]]
            for replacement in ([], [' ' * indent + 'pass'], inside):
                candidate = lines[:at] + replacement + lines[end:]
                if candidate != lines and len(candidate) <= len(lines) and lines[at].strip() != 'pass' and differs('\n'.join(candidate) + '\n'):
                    lines, changed = candidate, True
                    break
            at -= 1
            at = min(at, len(lines) - 1)
    return '\n'.join(lines) + '\n'


def compiles(text):
    try:
        compile(text, 'program.py', 'exec')
    except SyntaxError:
        return False
    return True


def check_real(count, features):
    """How many of `count` programs print something else on the real clock than on the jumping one."""
    from record_expected import examine
    programs, seed = [], 0
    while len(programs) < count:
        text = Writer(seed, features).program()
        out, end = run_tasks(text)
        if end == 'finished' and not examine(text)['luck']:
            programs.append((seed, text, out))
        seed += 1

    def differs(program):
        number, text, expected = program
        for _ in range(3):  # a busy machine may be late
            printed = subprocess.run([sys.executable, '-c', text], capture_output=True, encoding='utf-8').stdout
            if printed == expected:
                return False
        print(f'seed {number}: foretold\n{expected}but real is\n{printed}')
        return True

    with ThreadPoolExecutor(4) as pool:
        return sum(pool.map(differs, programs))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--seeds', default='0-20')
    parser.add_argument('--features', default=','.join(ALL_FEATURES))
    parser.add_argument('--threads', action='store_true')
    parser.add_argument('--json', action='store_true')
    parser.add_argument('--run')
    parser.add_argument('--minimise', action='store_true')
    parser.add_argument('--real', type=int)
    arguments = parser.parse_args()
    features = [feature for feature in arguments.features.split(',') if feature]
    if arguments.real:
        jump_clocks()
        sys.exit(1 if check_real(arguments.real, features) else 0)
    first, _, last = arguments.seeds.partition('-')
    seeds = range(int(first), int(last or int(first) + 1))
    if arguments.threads:
        run, programs = run_threads, [ThreadWriter(seed).program() for seed in seeds]
    else:
        jump_clocks()
        run, programs = run_tasks, [Writer(seed, features).program() for seed in seeds]
    if arguments.json:
        results = [(text, *run(text)) for text in programs]
        json.dump([{'seed': seed, 'program': text, 'out': out, 'end': end}
                   for seed, (text, out, end) in zip(seeds, results)], sys.stdout)
        return
    differences = 0
    for seed, text in zip(seeds, programs):
        expected = run(text)
        if not arguments.run:
            print(text, '-' * 80, expected[0] + expected[1], sep='\n')
            continue
        if agree(expected, run_binary(arguments.run, text)):
            continue
        differences += 1
        if arguments.minimise:
            text = minimise(text, lambda t: compiles(t) and not agree(run(t), run_binary(arguments.run, t)))
        print(f'--- seed {seed}', text[max(0, text.find('async def w0')):], '--- expected', *run(text), '--- got', *run_binary(arguments.run, text), sep='\n')
    print(f'{len(programs)} programs, {differences} differ')
    sys.exit(1 if differences else 0)


if __name__ == '__main__':
    main()
