"""Loads a live moyin-server with wrk and h2load. Every answer is checked against the command line before anything is timed.

The programs that send the load share the machine's processors with the server: its figures hold for that.
"""
import argparse
import collections
import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import time

DRAFT_BYTES = 2048
CONNECTIONS = 32
# More than the server lets wait for an answer at one time.
OVERLOAD_CONNECTIONS = 3500


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Server:
    def __init__(self, program):
        self.port = free_port()
        began = time.monotonic()
        self.process = subprocess.Popen(
            [program, "serve", "--port", str(self.port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while True:
            try:
                if self.get("/readyz") == 200:
                    break
            except OSError:
                time.sleep(0.001)
        self.start = time.monotonic() - began

    def get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        finally:
            connection.close()

    def post(self, path, body, media="application/json", connection=None):
        own = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        own.request("POST", path, body, {"Content-Type": media})
        answer = own.getresponse()
        content = answer.read()
        if connection is None:
            own.close()
        return answer.status, content

    def resident(self):
        """MB."""
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024

    def processor_seconds(self):
        with open(f"/proc/{self.process.pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def stop(self):
        self.process.terminate()
        if self.process.wait(60) != 0:
            sys.exit("the server did not end well")


def bulk(programs, kind, size):
    return subprocess.check_output([f"{programs}/moyin-corpus", "bulk", "--kind", kind, "--bytes", str(size)])


def drafts(programs, count=64):
    """Notices of about 2 KB, whole lines."""
    texts, text = [], ""
    for line in bulk(programs, "drafts", 3 * count * DRAFT_BYTES).decode().splitlines(keepends=True):
        if len((text + line).encode()) > DRAFT_BYTES and text:
            texts.append(text)
            text = ""
        text += line
    texts = [text for text in texts if len(text.encode()) > DRAFT_BYTES // 2][:count]
    if len(texts) < count:
        sys.exit("the generator gave too few drafts")
    return texts


def check(server, programs, texts):
    """What the server says of each draft is what the command line says of it."""
    findings = 0
    for text in texts:
        status, body = server.post("/v1/check", json.dumps({"text": text}))
        line = json.dumps({"id": "1", "text": text}).encode()
        command = subprocess.run([f"{programs}/moyin", "check", "--input", "jsonl", "--format", "jsonl", "-"], input=line, stdout=subprocess.PIPE)
        if status != 200 or json.loads(body) != json.loads(command.stdout):
            sys.exit("the server's answer is not that of the command line")
        findings += len(json.loads(body)["findings"])
    return findings


def wrk(server, texts, seconds, connections, folder):
    script = os.path.join(folder, "drafts.lua")
    with open(script, "w") as file:
        file.write("local bodies = {}\n")
        for number, text in enumerate(texts):
            file.write(f"bodies[{number + 1}] = [==[{json.dumps({'text': text}, ensure_ascii=False)}]==]\n")
        file.write(
            'local i = 0\nlocal head = {["Content-Type"] = "application/json"}\n'
            'request = function() i = i % #bodies + 1 return wrk.format("POST", nil, head, bodies[i]) end\n'
            'done = function(summary, latency) print(string.format("RESULT %d %d %d %d %d", summary.requests, summary.duration, '
            'summary.errors.status, summary.errors.read + summary.errors.write + summary.errors.timeout + summary.errors.connect, latency:percentile(99))) end\n')
    before = server.processor_seconds()
    output = subprocess.check_output(["wrk", "-t1", f"-c{connections}", f"-d{seconds}", "--timeout", "30s", "-s", script, server.url("/v1/check")]).decode()
    result = next(line for line in output.splitlines() if line.startswith("RESULT"))
    requests, microseconds, refused, lost, p99 = map(int, result.split()[1:])
    return dict(
        rate=requests / microseconds * 1e6, p99=p99 / 1e3, refused=refused, lost=lost, requests=requests,
        processor=(server.processor_seconds() - before) / requests * 1e6)


def steady(server, text, rate, seconds, connections, folder):
    """A fixed rate, whatever the answers take: status codes, and milliseconds at some shares."""
    body, log = os.path.join(folder, "draft.json"), os.path.join(folder, "log")
    with open(body, "w") as file:
        json.dump({"text": text}, file, ensure_ascii=False)
    if os.path.exists(log):
        os.remove(log)
    subprocess.run(
        ["h2load", "--h1", "-t1", f"-c{connections}", f"-D{seconds}", f"--rps={rate / connections}", "-d", body, "-H", "content-type: application/json",
         f"--log-file={log}", server.url("/v1/check")], check=True, stdout=subprocess.DEVNULL)
    statuses, times = collections.Counter(), []
    with open(log) as lines:
        for line in lines:
            _, status, microseconds = line.split("\t")
            statuses[int(status)] += 1
            if int(status) == 200:
                times.append(int(microseconds) / 1e3)
    times.sort()
    share = lambda part: times[min(len(times) - 1, int(len(times) * part))] if times else float("nan")
    return dict(statuses=dict(statuses), rate=sum(statuses.values()) / seconds, p50=share(0.5), p99=share(0.99), most=times[-1] if times else float("nan"))


def large(server, programs):
    """20 MB of drafts and of statutes: seconds, the best of three, the number of findings checked."""
    for kind in ("statutes", "drafts"):
        text = bulk(programs, kind, 20_000_000)
        counted = subprocess.run([f"{programs}/moyin", "check", "--format", "count", "-"], input=text, stdout=subprocess.PIPE).stdout.decode()
        expected = sum(int(word) for line in counted.splitlines() for word in line.split()[-1:] if word.isdigit())
        best = None
        for _ in range(3):
            began = time.monotonic()
            status, body = server.post("/v1/check?no-text", text, "text/plain")
            seconds = time.monotonic() - began
            best = min(best or seconds, seconds)
        found = len(json.loads(body)["findings"])
        print(f"20 MB of {kind}: {best:.2f} s, {found:,} findings, {len(body) / 1e6:.1f} MB of answer (goal: 1 s)")
        if status != 200:
            sys.exit(f"status {status}")
        if expected and expected != found:
            sys.exit(f"the command line counts {expected}")


def overload(server, texts, rate, folder):
    """Twice what can be answered: refused with 503, and the next request is answered at once."""
    result = steady(server, texts[0], 2 * rate, 10, OVERLOAD_CONNECTIONS, folder)
    times = []
    for _ in range(50):
        began = time.monotonic()
        status, _ = server.post("/v1/check", json.dumps({"text": texts[0]}))
        times.append(time.monotonic() - began)
        if status != 200:
            sys.exit(f"status {status} after the load has ended")
    print(
        f"twice the load: {result['rate']:.0f} answers/s, by status {result['statuses']}, answered ones p50 {result['p50']:.0f} ms, p99 {result['p99']:.0f} ms; "
        f"afterwards at most {max(times) * 1e3:.1f} ms")
    if set(result["statuses"]) - {200, 429, 503}:
        sys.exit("other answers than 200, 429 and 503")


def soak(server, texts, rate, minutes, folder):
    """Half the load for some minutes, in turns of ten seconds; resident memory after each."""
    sizes, end, statuses = [], time.monotonic() + 60 * minutes, collections.Counter()
    while time.monotonic() < end:
        statuses.update(steady(server, texts[len(sizes) % len(texts)], rate / 2, 10, CONNECTIONS, folder)["statuses"])
        sizes.append(server.resident())
    third = max(1, len(sizes) // 3)
    first, last = sum(sizes[:third]) / third, sum(sizes[-third:]) / third
    print(f"soak of {minutes} min at half load: {dict(statuses)}, {sizes[0]:.0f} MB at first, mean of the first third {first:.1f}, of the last {last:.1f}, most {max(sizes):.1f}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True, help="folder of moyin, moyin-server and moyin-corpus")
    parser.add_argument("--seconds", type=int, default=10, help="of each load")
    parser.add_argument("--soak", type=float, default=0, help="minutes")
    options = parser.parse_args()
    texts = drafts(options.programs)
    server = Server(f"{options.programs}/moyin-server")
    print(f"start: {server.start * 1e3:.0f} ms to the first answer of /readyz, {server.resident():.0f} MB (goals: 100 ms, 60 MB)")
    findings = check(server, options.programs, texts)
    size = sum(len(text.encode()) for text in texts) / len(texts)
    print(f"{len(texts)} drafts of {size:.0f} bytes, {findings} findings: answers are those of the command line")
    with tempfile.TemporaryDirectory() as folder:
        wrk(server, texts, 2, CONNECTIONS, folder)
        full = wrk(server, texts, options.seconds, CONNECTIONS, folder)
        if full["refused"] or full["lost"]:
            sys.exit(f"not every request was answered: {full}")
        print(f"most: {full['rate']:.0f} requests/s, p99 {full['p99']:.1f} ms, {full['processor']:.0f} µs of the server's processor time each (goal: 10,000/s)")
        half = steady(server, texts[0], full["rate"] / 2, options.seconds, CONNECTIONS, folder)
        print(f"half: {half['rate']:.0f} requests/s, p50 {half['p50']:.1f} ms, p99 {half['p99']:.1f} ms, by status {half['statuses']} (goal: 20 ms)")
        large(server, options.programs)
        overload(server, texts, full["rate"], folder)
        if options.soak:
            soak(server, texts, full["rate"], options.soak, folder)
    print(f"memory at the end: {server.resident():.0f} MB")
    server.stop()


main()
