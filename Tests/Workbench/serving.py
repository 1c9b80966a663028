"""A workbench of its own for a test: the samples in a fresh record, served on loopback, gone afterwards."""
import contextlib
import http.client
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SAMPLES = ROOT / "Samples"
PASSWORD = "a long enough password"
# Seconds. A guard against what hangs: a machine that is busy with other tests fails nothing by being slow.
PATIENCE = 600


class Faults(list):
    """What is wrong; told at the end."""

    def check(self, holds, what):
        if not holds:
            self.append(what)
            print("FAULT:", what, flush=True)


class Workbench:
    """A running `hudna-workbench`. `programs` is the folder that holds it and `hudna`."""

    def __init__(self, programs, folder, extra=()):
        self.programs, self.folder, self.extra = pathlib.Path(programs), pathlib.Path(folder), list(extra)
        self.database = self.folder / "record.sqlite"
        self.process = None
        self.cookie = ""

    def add_samples(self):
        run = [str(self.programs / "hudna"), "add", "-q", "--db", str(self.database), "--manifest", str(SAMPLES / "libya-2020/manifest.jsonl")]
        subprocess.run(run + sorted(str(p) for p in (SAMPLES / "libya-2020").glob("*.txt")), check=True)

    def start(self, port=0):
        self.errors = open(self.folder / "errors.txt", "ab")
        self.process = subprocess.Popen(
            [str(self.programs / "hudna-workbench"), "--db", str(self.database), "--port", str(port), *self.extra],
            stdout=subprocess.PIPE, stderr=self.errors, text=True)
        line = self.process.stdout.readline().strip()
        if not line.startswith("http"):
            raise RuntimeError(f"it did not start: {line!r} {(self.folder / 'errors.txt').read_text()}")
        self.address = line
        self.root = re.match(r"http://[^/]+", line).group(0)
        self.host, self.port = self.root[len("http://"):].rsplit(":", 1)
        return self

    def enter(self):
        """Begins a session with the key and keeps its cookie."""
        answer = self.ask("GET", self.address[len(self.root):], cookie="")
        assert answer.status == 303, answer.status
        self.cookie = answer.headers["Set-Cookie"].split(";")[0]
        return self

    def ask(self, method, path, body=None, headers=None, cookie=None, timeout=PATIENCE):
        connection = http.client.HTTPConnection(self.host, int(self.port), timeout=timeout)
        fields = {"Cookie": self.cookie if cookie is None else cookie, **(headers or {})}
        try:
            connection.request(method, path, body=body, headers={k: v for k, v in fields.items() if v})
            answer = connection.getresponse()
            answer.text = answer.read().decode("utf-8", "replace")
            return answer
        finally:
            connection.close()

    def token(self):
        return re.search(r'name="token" value="([^"]+)"', self.ask("GET", "/account").text).group(1)

    def post(self, path, fields, headers=None, cookie=None):
        """A form as the pages of the site send it."""
        from urllib.parse import urlencode
        own = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.root, **(headers or {})}
        return self.ask("POST", path, urlencode(fields, doseq=True), own, cookie)

    def memory(self, name="VmRSS"):
        """In MB."""
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(name + r":\s+(\d+)", text).group(1)) / 1024

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
        if self.process:
            self.process.stdout.close()


@contextlib.contextmanager
def workbench(programs, *extra, samples=True):
    folder = tempfile.mkdtemp(prefix="hudna-workbench-")
    bench = Workbench(programs, folder, extra)
    try:
        if samples:
            bench.add_samples()
        yield bench
    finally:
        bench.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def site():
    """A web site that behaves as badly as sites do, on 127.0.0.1 and 127.0.0.2; its port."""
    server = subprocess.Popen([sys.executable, str(ROOT / "Tests/WebServer/server.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield int(server.stdout.readline())
    finally:
        server.stdin.close()
        server.stdout.close()
        server.wait(10)


def chromium():
    """Debian's; None where there is none."""
    return next((p for p in (os.environ.get("HUDNA_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser") if p and os.path.exists(p)), None)


@contextlib.contextmanager
def browser():
    from playwright.sync_api import sync_playwright
    with sync_playwright() as play:
        engine = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"])
        try:
            yield engine
        finally:
            engine.close()


def end(faults, done):
    print("\n".join(faults) if faults else done)
    sys.exit(1 if faults else 0)


def wait(what, seconds=PATIENCE):
    """Looks until it is so; None where it is not within so many seconds."""
    until = time.time() + seconds
    while time.time() < until:
        found = what()
        if found:
            return found
        time.sleep(0.1)
    return None
