#!/usr/bin/env python3
"""Measures the runtime beside its peers and prints one Markdown table.

    run.py BUILD_FOLDER [--rounds N]

Every round runs core_bench, python3's asyncio and, where it is installed, uvloop, one after the other. A number is the
smallest of the rounds' medians: what the machine can do when nobody else uses it. Budgets are those of the design.
"""

import argparse
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def numbers(command):
    text = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return {name: float(value) for name, value in (line.split() for line in text.splitlines())}


def interpreter_with(module):
    for name in (sys.executable, "python3", "/usr/bin/python3"):
        done = subprocess.run([name, "-c", f"import {module}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if done.returncode == 0:
            return name
    return None


def version(interpreter, expression="__import__('platform').python_version()"):
    return subprocess.run([interpreter, "-c", f"print({expression})"], check=True, stdout=subprocess.PIPE,
                          text=True).stdout.strip()


def least(rounds):
    return {name: min(one[name] for one in rounds) for name in rounds[0]}


def verdict(value, budget, more_is_better=False):
    fine = value >= budget if more_is_better else value <= budget
    return "" if fine else " **missed**"


def visible_rows(own, memory):
    def run(what, name, unit, budget):
        size = 1e-3 if unit == "ms" else 1
        took, cpu, events = own[name + "_us"] * size, own[name + "_cpu_us"] * size, own[name + "_events"]
        return (f"{what}, {events:.0f} events", f"{took:.3g} {unit} (processor {cpu:.3g} {unit})",
                f"{budget} {unit}{verdict(took, budget)}")

    yield run("30-line asyncio lesson: request to trace in the app, warm runner", "lesson", "us", 300)
    yield run("the same with a text that is new each time", "new_lesson", "us", 300)
    yield run("race of two threads", "race", "us", 500)
    yield run("11 threads with a condition and a barrier", "eleven", "ms", 2)
    yield run("a long run", "long", "ms", 25)
    yield ("memory after 2 000 runs, beyond that after 100", f"{memory['growth_kb']:.0f} kB",
           f"200 kB{verdict(memory['growth_kb'], 200)}")
    yield ("runner: start to ready", f"{own['ready_ms']:.3g} ms", f"40 ms{verdict(own['ready_ms'], 40)}")
    yield ("from the end of a hung run to the next one's trace, in the spare runner", f"{own['replaced_ms']:.3g} ms",
           f"5 ms{verdict(own['replaced_ms'], 5)}")
    for what, name in (("lesson", "lesson_bytes_per_event"), ("long run", "long_bytes_per_event")):
        yield (f"trace, {what}", f"{own[name]:.3g} bytes per event", f"50 bytes{verdict(own[name], 50)}")


def operation_rows(own, peers):
    for what, name, budget in (("`sleep(0)` hop", "hop", 4), ("create a task and gather it", "spawn", 3),
                               ("round trip through two queues", "queue", 4)):
        key = name + "_cpu_ns"
        text = f"{own[key]:.0f} ns, {own[name + '_events_each']:.1f} events"
        for peer, found in peers.items():
            text += f"; {peer} {found[key]:.0f} ns, {found[key] / own[key]:.2f} times as much"
        ratio = next(iter(peers.values()))[key] / own[key]
        yield f"{what}, lines traced: processor time", text, f"{budget} times as much{verdict(ratio, budget, True)}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    bench = str(options.build.resolve() / "bin/core_bench")
    commands = {f"asyncio {version('python3')}": ["python3", str(HERE / "peer.py")]}
    with_uvloop = interpreter_with("uvloop")
    if with_uvloop:
        name = "uvloop " + version(with_uvloop, "__import__('uvloop').__version__")
        commands[name] = [with_uvloop, str(HERE / "peer.py"), "--uvloop"]
    own, peers = [], {name: [] for name in commands}
    for _ in range(options.rounds):
        own.append(numbers([bench]))
        for name, command in commands.items():
            peers[name].append(numbers(command))
    memory = numbers([bench, "--memory"])
    least_of_peers = {name: least(rounds) for name, rounds in peers.items()}
    print("| what | measured | budget |\n|---|---|---|")
    for row in [*visible_rows(least(own), memory), *operation_rows(least(own), least_of_peers)]:
        print("| " + " | ".join(row) + " |")
    print(f"\nSmallest of {options.rounds} medians, load {os.getloadavg()[0]:.1f} of {os.cpu_count()} cores at the end."
          + ("" if with_uvloop else " uvloop is not installed."))


if __name__ == "__main__":
    main()
