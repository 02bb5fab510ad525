"""A city's year from the seed to the report. Each figure of the ledger is checked against truth.json, which the generator
writes and the auditor never sees. A figure that is not exact fails the run, and so does a goal that is missed.
"""
import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

# What is asked of a city's year (scale 1) on two cores.
GOALS = {"first run, s": 15, "second run, s": 3, "memory, MB": 400, "ledger, MB": 50}


class Commands:
    """The command lines of `moyin audit`, in one place."""

    def __init__(self, moyin, ledger):
        self.moyin, self.ledger = moyin, ledger

    def run(self, export):
        return self.line("run", self.ledger, export)

    def report(self):
        return self.line("report", self.ledger, "--format", "json")

    def list(self):
        return self.line("list", self.ledger, "--format", "jsonl")

    def enter(self, table):
        return self.line("import", self.ledger, table)

    def assign(self):
        return self.line("assign", self.ledger, "--all", "--deadline", "2026-12-31")

    def rectify(self):
        return self.line("rectify", self.ledger, "--all")

    def recheck(self, export):
        return self.line("recheck", self.ledger, export, "--withdrawn")

    def verify(self):
        return self.line("verify", self.ledger)

    def line(self, *words):
        return [self.moyin, "audit", *words]


class Checks:
    def __init__(self):
        self.failed = 0

    def equal(self, what, found, expected):
        right = found == expected
        self.failed += not right
        print(f"  {'ok  ' if right else 'FAIL'} {what}: {found}" + ("" if right else f", expected {expected}"))

    def at_most(self, what, found, most):
        right = found <= most
        self.failed += not right
        print(f"  {'ok  ' if right else 'FAIL'} {what}: {found:.2f} (at most {most})")


def timed(command, accepted=(0, 1)):
    """Output, seconds of wall time, and the most memory in MB that the process and those it started held at once each."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - began
    code = os.waitstatus_to_exitcode(status)
    if code not in accepted:
        sys.exit(f"{' '.join(command)}: exit status {code}")
    return output, seconds, usage.ru_maxrss / 1024


def unlike(found, expected):
    """Names whose numbers differ, some of them."""
    names = sorted(set(found) | set(expected))
    return {n: (found.get(n, 0), expected.get(n, 0)) for n in names if found.get(n, 0) != expected.get(n, 0)}


def bare_scan(moyin, export, folder):
    """The same pages read and scanned without a ledger, as texts: seconds and bytes."""
    texts = os.path.join(folder, "texts.jsonl")
    size = 0
    with open(export, "rb") as source, open(texts, "wb") as target:
        for line in source:
            if b'"file":"' in line:
                continue
            line = line.replace(b'"html":"', b'"text":"', 1)
            size += len(line)
            target.write(line)
    _, seconds, _ = timed([moyin, "check", "--input", "jsonl", "--format", "count", "--published", texts])
    os.remove(texts)
    return seconds, size


# The search an office would write itself: identity numbers, mobiles and cards.
SCRIPT = r"[1-9]\d{5}(18|19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]|\b1[3-9]\d{9}\b|\b62\d{14,17}\b"
# For Python the characters before and after are letters too: none of these would stand between borders.
SCRIPT_IN_PYTHON = SCRIPT.replace(r"\b1", r"(?<!\d)1").replace(r"\b62", r"(?<!\d)62").replace(r"\b", r"(?!\d)")
SAMPLE, LEAKING_IN_SAMPLE = 2000, 500


def sample(export, leaks, seed, target):
    """Writes items by chance, a quarter of them leaking ones: ids."""
    chance = random.Random(seed)
    with open(export, "rb") as file:
        ids = [json.loads(line)["id"] for line in file]
    leaking = [id for id in ids if id in leaks]
    others = [id for id in ids if id not in leaks]
    chosen = set(chance.sample(leaking, min(LEAKING_IN_SAMPLE, len(leaking))))
    chosen |= set(chance.sample(others, min(SAMPLE - len(chosen), len(others))))
    with open(export, "rb") as file, open(target, "wb") as output:
        output.writelines(line for line in file if json.loads(line)["id"] in chosen)
    return chosen


def has_presidio(python):
    try:
        return subprocess.run([python, "-c", "import presidio_analyzer, spacy"], stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def beside(given, moyin, folder, truth):
    """Three tools on the same items, one after another: Presidio, a script around ripgrep, and the ledger made anew."""
    export, ledger = os.path.join(folder, "sample.jsonl"), os.path.join(folder, "sample.sqlite")
    leaks = {leak["id"]: leak["form"] for leak in truth["leaks"]}
    chosen = sample(os.path.join(folder, "export.jsonl"), leaks, given.seed, export)
    leaking = chosen & set(leaks)
    files = sum(leaks[id] in ("workbook", "letter", "csv", "textFile", "pageFile") for id in leaking)
    print(f"== side by side: {len(chosen)} items, {os.path.getsize(export) / 1e6:.1f} MB and attachments; {len(leaking)} leak, {files} of them in attachments")
    print(f"  {'':32}{'seconds':>9}{'found':>9}{'missed':>9}{'false':>9}")

    def row(name, seconds, found):
        print(f"  {name:32}{seconds:9.1f}{len(found & leaking):9}{len(leaking - found):9}{len(found - leaking):9}", flush=True)

    try:
        commands = Commands(moyin, ledger)
        _, seconds, _ = timed(commands.run(export))
        row("moyin audit run", seconds, {json.loads(line)["id"] for line in timed(commands.list())[0].splitlines()})
        lines, seconds, _ = timed(["rg", "-N", "--no-messages", "--no-unicode", "-e", SCRIPT, export])
        row("ripgrep", seconds, {json.loads(line)["id"] for line in lines.splitlines()})
        if not has_presidio(given.presidio):
            print(f"  Presidio is left out: {given.presidio} is no Python with presidio-analyzer; run Benchmarks/presidio once, or set PRESIDIO_PYTHON")
            return
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "presidio_items.py")
        output, seconds, _ = timed([given.presidio, script, export, SCRIPT_IN_PYTHON])
        found = json.loads(output)
        # Both in one pass.
        row("Presidio, its own recognisers", seconds, set(found["own"]))
        row("Presidio, the script's pattern", seconds, set(found["pattern"]))
    finally:
        for suffix in ("", "-wal", "-shm", ".key"):
            if os.path.exists(ledger + suffix):
                os.remove(ledger + suffix)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--programs", required=True)
    options.add_argument("--scale", type=float, default=1)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--folder", help="where the year is written and kept; a temporary folder without it")
    options.add_argument("--beside", action="store_true")
    options.add_argument("--presidio", default=sys.executable, help="a Python that has presidio-analyzer, for --beside")
    given = options.parse_args()

    moyin = os.path.join(given.programs, "moyin")
    folder = given.folder or tempfile.mkdtemp(prefix="city-")
    os.makedirs(folder, exist_ok=True)
    ledger = os.path.join(folder, "ledger.sqlite")
    for suffix in ("", "-wal", "-shm"):
        if os.path.exists(ledger + suffix):
            os.remove(ledger + suffix)
    commands, checks = Commands(moyin, ledger), Checks()
    try:
        year(given, moyin, folder, commands, checks)
    finally:
        if not given.folder:
            shutil.rmtree(folder)
    if checks.failed:
        sys.exit(f"{checks.failed} figures are wrong or goals missed")


def year(given, moyin, folder, commands, checks):
    path = lambda name: os.path.join(folder, name)
    print("== generating")
    _, seconds, _ = timed(
        [os.path.join(given.programs, "moyin-corpus"), "city", "--seed", str(given.seed), "--scale", str(given.scale), "-o", folder])
    truth = json.load(open(path("truth.json")))
    megabytes = truth["bytes"] / 1e6
    print(f"  {truth['items']} items, {megabytes:.0f} MB, {seconds:.1f} s")
    report = lambda: json.loads(timed(commands.report())[0])

    print("== first run")
    _, first, memory = timed(commands.run(path("export.jsonl")))
    print(f"  {first:.1f} s, {megabytes / first:.0f} MB/s, {memory:.0f} MB of memory")
    listed = [json.loads(line) for line in timed(commands.list())[0].splitlines()]
    group = {leak["id"]: leak.get("copy_of", leak["id"]) for leak in truth["leaks"]}
    found = {item["id"] for item in listed}
    checks.equal("false alarms", sorted(found - set(group))[:10], [])
    groups = [group[item["id"]] for item in listed if item["id"] in group and item["same_as"] is None]
    checks.equal("leaks missed", sorted(set(group.values()) - set(groups))[:10], [])
    checks.equal("leaks counted twice", len(groups) - len(set(groups)), 0)
    figures = report()
    checks.equal("items", figures["items"], truth["items"])
    checks.equal("leaking items, copies once", figures["leaking_items"], truth["leaking_groups"])
    checks.equal("found by the city itself", figures["found_self"], truth["leaking_groups"])
    checks.equal("persons exposed", figures["persons_exposed"], truth["persons_exposed"])
    # A group counts where it was met first.
    first_unit, leaking = {}, {}
    for leak in sorted(truth["leaks"], key=lambda leak: int(leak["id"])):
        first_unit.setdefault(group[leak["id"]], leak["unit"])
    for unit in first_unit.values():
        leaking[unit] = leaking.get(unit, 0) + 1
    checks.equal("units that differ", unlike(figures["by_unit"], leaking), {})
    # A ledger may know further kinds in the same items, as a birth date within a number; the generator's must be there.
    checks.equal("kinds found too rarely", {k: n for k, n in truth["by_kind"].items() if figures["by_kind"].get(k, 0) < n}, {})

    print("== second run, nothing changed")
    _, second, _ = timed(commands.run(path("export.jsonl")))
    print(f"  {second:.1f} s")
    checks.equal("figures that changed", unlike(numbers(report()), numbers(figures)), {})

    print("== the superior's list")
    timed(commands.enter(path("superior.csv")))
    figures = report()
    checks.equal("assigned by the superior", figures["assigned"], truth["listed"])
    # Rows that match no item are told, and change nothing.
    timed(commands.enter(path("superior-unmatched.csv")), accepted=(0, 1, 2))
    checks.equal("assigned after a list that matches nothing", report()["assigned"], truth["listed"])

    print("== assigned, rectified, read again: first half, then all")
    timed(commands.assign())
    timed(commands.rectify())
    _, half, _ = timed(commands.recheck(path("half-corrected.jsonl")))
    left = {group[i] for i in truth["uncorrected"]}
    figures = report()
    checks.equal("corrected after the first time", figures["rectified"], truth["rectified"] - len(left))
    checks.equal("still open", figures["open"], len(left))
    timed(commands.rectify())
    _, whole, _ = timed(commands.recheck(path("corrected.jsonl")))
    print(f"  read again in {half:.1f} s and {whole:.1f} s")
    figures = report()
    checks.equal("rectified", figures["rectified"], truth["rectified"])
    checks.equal("open", figures["open"], 0)
    checks.equal("false alarms entered", figures["false_alarms"], 0)
    checks.equal("the figures reconcile", figures["reconciles"], True)
    timed(commands.verify(), accepted=(0,))
    print("  ok   the history verifies")

    print("== goals")
    bare, size = bare_scan(moyin, path("export.jsonl"), folder)
    print(f"  the same pages scanned without a ledger: {bare:.1f} s, {size / 1e6 / bare:.0f} MB/s")
    checks.at_most("time with a ledger to time without", first / bare, 1 / 0.6)
    factor = max(given.scale, 1)
    checks.at_most("first run, s", first, GOALS["first run, s"] * factor)
    checks.at_most("second run, s", second, GOALS["second run, s"] * factor)
    checks.at_most("memory, MB", memory, GOALS["memory, MB"])
    checks.at_most("ledger, MB", os.path.getsize(commands.ledger) / 1e6, GOALS["ledger, MB"] * factor)
    if given.beside:
        beside(given, moyin, folder, truth)


def numbers(figures):
    return {name: value for name, value in figures.items() if isinstance(value, int) and name not in ("runs", "time")}


if __name__ == "__main__":
    main()
