"""kill -9 at moments by chance, in every step of a city's year: the run, the list of others, assigning, rectifying, reading
again. After each kill the ledger must be sound; the step is done again; and after each step lists and figures must be those of
a year that nobody disturbed.

    Benchmarks/City/kill.py --programs .build/release [--kills 100] [--scale 0.05] [--seed 1]
"""
import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from city import Commands, timed

# What differs from one year to the next: moments, and runs that were cut off.
PASSING = ("time", "runs", "ledger_head", "average_days")


class Year:
    """The steps of a year, on a ledger of its own."""

    def __init__(self, moyin, folder, name):
        path = lambda file: os.path.join(folder, file)
        self.commands = Commands(moyin, path(name))
        commands = self.commands
        self.steps = [
            ("run", commands.run(path("export.jsonl"))), ("import", commands.enter(path("superior.csv"))), ("assign", commands.assign()),
            ("rectify", commands.rectify()), ("recheck", commands.recheck(path("half-corrected.jsonl"))),
            ("rectify again", commands.rectify()), ("recheck again", commands.recheck(path("corrected.jsonl"))),
            ("run again", commands.run(path("corrected.jsonl"))),
        ]

    def state(self):
        figures = json.loads(timed(self.commands.report())[0])
        return timed(self.commands.list())[0], {name: value for name, value in figures.items() if name not in PASSING}

    def is_sound(self):
        return subprocess.run(self.commands.verify(), stdout=subprocess.PIPE).returncode == 0

    def items(self):
        """How many items stand there, before the first batch 0."""
        if not os.path.exists(self.commands.ledger) or not os.path.exists(self.commands.ledger + ".key"):
            return 0
        report = subprocess.run(self.commands.report(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        return json.loads(report.stdout)["items"] if report.returncode < 2 else 0

    def remove(self):
        for suffix in ("", "-wal", "-shm", ".key"):
            if os.path.exists(self.commands.ledger + suffix):
                os.remove(self.commands.ledger + suffix)


def killed(command, delay):
    """Whether it was under way after so many seconds; it is not any more."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(delay)
        return False
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        return process.wait() == -signal.SIGKILL


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--programs", required=True)
    options.add_argument("--kills", type=int, default=100)
    options.add_argument("--scale", type=float, default=0.05)
    options.add_argument("--seed", type=int, default=1, help="of the city and of the moments")
    given = options.parse_args()
    folder = tempfile.mkdtemp(prefix="kill-")
    try:
        disturb(given, os.path.join(given.programs, "moyin"), folder)
    finally:
        shutil.rmtree(folder)


def disturb(given, moyin, folder):
    timed([os.path.join(given.programs, "moyin-corpus"), "city", "--seed", str(given.seed), "--scale", str(given.scale), "-o", folder])
    truth = json.load(open(os.path.join(folder, "truth.json")))
    quiet = Year(moyin, folder, "quiet.sqlite")
    expected, seconds = [], []
    for name, command in quiet.steps:
        # Nothing left to do is an answer too; what was disturbed is compared with it.
        seconds.append(timed(command, accepted=(0, 1, 2))[1])
        expected.append(quiet.state())
    print(f"{truth['items']} items, {truth['bytes'] / 1e6:.0f} MB; undisturbed: " + ", ".join(
        f"{name} {took:.2f} s" for (name, _), took in zip(quiet.steps, seconds)), flush=True)

    chance = random.Random(given.seed)
    kills, years, faults = {name: 0 for name, _ in quiet.steps}, 0, 0
    quarters = [0] * 5
    while sum(kills.values()) < given.kills and not faults:
        year = Year(moyin, folder, f"year-{years}.sqlite")
        for (name, command), took, (lines, figures) in zip(year.steps, seconds, expected):
            for _ in range(chance.randint(0, 3)):
                if sum(kills.values()) == given.kills or not killed(command, chance.uniform(0, took)):
                    break
                kills[name] += 1
                if name == "run":
                    quarters[min(4, -(-year.items() * 4 // truth["items"]))] += 1
                # Before its first moment there is no ledger, or none with anything in it.
                if os.path.exists(year.commands.ledger) and os.path.exists(year.commands.ledger + ".key") and not year.is_sound():
                    faults += 1
                    print(f"  year {years}: not sound after a kill in {name}")
            timed(command, accepted=(0, 1, 2))
            found = year.state()
            if found[0] != lines:
                faults += 1
                print(f"  year {years}: the list after {name} is another")
            for key in sorted(set(figures) | set(found[1])):
                if found[1].get(key) != figures.get(key):
                    faults += 1
                    print(f"  year {years}: after {name} {key} is {found[1].get(key)}, undisturbed {figures.get(key)}")
            if not year.is_sound():
                faults += 1
                print(f"  year {years}: not sound after {name}")
        if faults:
            break
        year.remove()
        years += 1
    print(f"{sum(kills.values())} kills in {years} years: " + ", ".join(f"{name} {count}" for name, count in kills.items()))
    print("  of those in the first run, by items entered so far: none {}, up to a quarter {}, half {}, three quarters {}, more {}".format(*quarters))
    if faults:
        sys.exit(f"{faults} differences")
    print("  every list and figure as undisturbed, every ledger sound")


if __name__ == "__main__":
    main()
