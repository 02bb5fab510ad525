"""Sends the same Chinese drafts to Presidio's analyzer and to moyin-server, by turns, and tells what each took.

Latency: one request after another on one connection. Throughput: four connections at one time. Processor time: that of the
server, all its processes, by request: what the client itself needs is not in it.
"""

import argparse
import collections
import http.client
import json
import os
import statistics
import subprocess
import sys
import threading
import time

TICKS = os.sysconf("SC_CLK_TCK")


class Server:
    def __init__(self, name, command, port, environment=None):
        self.name, self.port = name, port
        self.process = subprocess.Popen(
            command, env={**os.environ, **(environment or {})}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            try:
                self.connect().request("GET", "/health")
                return
            except OSError:
                if self.process.poll() is not None:
                    sys.exit(f"{name} does not start")
                time.sleep(0.1)
        sys.exit(f"{name} does not listen")

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)

    def ask(self, connection, text):
        connection.request("POST", "/analyze", json.dumps({"text": text, "language": "zh"}), {"Content-Type": "application/json"})
        response = connection.getresponse()
        body = response.read()
        if response.status != 200:
            sys.exit(f"{self.name} answers {response.status}")
        if response.will_close:
            connection.close()
        return json.loads(body)

    def processor_seconds(self):
        """Of the process and its children."""
        total = 0
        for pid in subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True).stdout.split() + [str(self.process.pid)]:
            with open(f"/proc/{pid}/stat") as file:
                fields = file.read().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
        return total / TICKS

    def stop(self):
        self.process.terminate()
        self.process.wait()


def one_by_one(server, texts, seconds):
    """Seconds of each request."""
    connection, times, end = server.connect(), [], time.perf_counter() + seconds
    while time.perf_counter() < end or len(times) < len(texts):
        start = time.perf_counter()
        server.ask(connection, texts[len(times) % len(texts)])
        times.append(time.perf_counter() - start)
    return times


def together(server, texts, seconds, connections=4):
    """Requests a second."""
    counts, start = [0] * connections, time.perf_counter()

    def work(number):
        connection = server.connect()
        while time.perf_counter() < start + seconds:
            server.ask(connection, texts[(number + counts[number]) % len(texts)])
            counts[number] += 1

    threads = [threading.Thread(target=work, args=(number,)) for number in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - start)


def measure(server, texts, seconds):
    before, times = server.processor_seconds(), one_by_one(server, texts, seconds)
    spent = (server.processor_seconds() - before) / len(times)
    return {
        "requests": len(times), "median_ms": statistics.median(times) * 1000,
        "p95_ms": sorted(times)[int(len(times) * 0.95)] * 1000, "processor_ms": spent * 1000,
        "requests_per_second": together(server, texts, seconds),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--moyin", required=True)
    parser.add_argument("--python", required=True)
    parser.add_argument("--seconds", type=float, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--expected", required=True)
    parser.add_argument("drafts", nargs="+")
    options = parser.parse_args()

    drafts = [open(path, encoding="utf-8").read() for path in sorted(options.drafts)]
    texts = {"drafts": drafts, "long": ["\n".join(drafts * 12)]}
    here = os.path.dirname(os.path.abspath(__file__))
    servers = [
        Server("moyin-server", [options.moyin, "--port", "28471", "--workers", "1", "--log-level", "error"], 28471),
        Server(
            "Presidio", [options.python, "-m", "gunicorn", "-w", "1", "--keep-alive", "60", "-b", "127.0.0.1:28472", "--chdir", here, "server:app"], 28472),
    ]
    try:
        print(f"{'texts':8} {'characters':>10} {'':14} {'found':>6} {'median ms':>10} {'p95 ms':>8} {'processor ms':>13} {'requests/s':>11}")
        wrong = False
        for name, group in texts.items():
            found, runs = {}, collections.defaultdict(list)
            for server in servers:
                results = [result for text in group for result in server.ask(server.connect(), text)]
                found[server.name] = collections.Counter(result["entity_type"] for result in results)
            for _ in range(options.rounds):
                for server in servers:
                    runs[server.name].append(measure(server, group, options.seconds))
            middle = {}
            for server in servers:
                middle[server.name] = {key: statistics.median(run[key] for run in runs[server.name]) for key in runs[server.name][0]}
                row = middle[server.name]
                size = sum(map(len, group)) // len(group)
                print(
                    f"{name:8} {size:10} {server.name:14} {found[server.name].total():6} {row['median_ms']:10.2f} {row['p95_ms']:8.2f}"
                    f" {row['processor_ms']:13.2f} {row['requests_per_second']:11.1f}")
            moyin, presidio = middle["moyin-server"], middle["Presidio"]
            print(
                f"{'':8} {'':10} {'times':14} {'':6} {presidio['median_ms'] / moyin['median_ms']:10.1f} {presidio['p95_ms'] / moyin['p95_ms']:8.1f}"
                f" {presidio['processor_ms'] / moyin['processor_ms']:13.1f} {moyin['requests_per_second'] / presidio['requests_per_second']:11.1f}")
            for server in servers:
                print(f"    {server.name}: " + ", ".join(f"{kind} {count}" for kind, count in sorted(found[server.name].items())))
            expected = json.load(open(options.expected))[name]
            if dict(found["moyin-server"]) != expected:
                print(f"    wrong: {options.expected} expects {expected}")
                wrong = True
        sys.exit(wrong)
    finally:
        for server in servers:
            server.stop()


main()
