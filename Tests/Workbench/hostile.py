#!/usr/bin/env python3
"""Asks a running workbench for what nobody should: names of other hosts, forms of other sites, giant bodies, half-open connections, hostile strings.

    hostile.py PROGRAMS       the folder with hudna and hudna-workbench; prints the faults and exits 1

Pure standard library."""
import json
import re
import socket
import sys
import time
from urllib.parse import quote

from serving import PATIENCE, Faults, end, workbench

HOSTILE = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'; DROP TABLE report; --", "{{7*7}}", "{{{page.token}}}", "..%2f..%2fetc%2fpasswd", "%00",
    "\u202e\u202dabc", "AND OR NOT (", "\"", "*", "NEAR(a b)", "السراج OR", "a" * 3000, "\ufffd", "🕊️", "-1", "99999999999999999999", "2020-13-45", "NaN", "null",
]


# Seconds after which the server lets go of who says nothing (`WorkbenchServer.patience`): who was held up by others would be heard then only.
GIVEN_UP = 30


def raw(bench, data, wait=5):
    """What comes back to bytes that are sent as they stand."""
    with socket.create_connection((bench.host, int(bench.port)), timeout=wait) as link:
        link.sendall(data)
        try:
            link.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        back = b""
        try:
            while chunk := link.recv(65536):
                back += chunk
        except OSError:
            pass
        return back


def hosts(bench, faults):
    for host in ("evil.example", f"evil.example:{bench.port}", "localhost", f"127.0.0.1.evil.example:{bench.port}", f"localhost:{int(bench.port) + 1}", "0.0.0.0"):
        answer = bench.ask("GET", "/processes", headers={"Host": host})
        faults.check(answer.status == 421 and "Libya" not in answer.text, f"Host {host}: {answer.status}")
    for host in (f"localhost:{bench.port}", f"LOCALHOST:{bench.port}", f"127.0.0.1:{bench.port}"):
        faults.check(bench.ask("GET", "/processes", headers={"Host": host}).status == 200, f"Host {host} is not heard")
    faults.check(b" 400 " in raw(bench, b"GET /processes HTTP/1.1\r\n\r\n")[:20] or b" 421 " in raw(bench, b"GET /processes HTTP/1.1\r\n\r\n")[:20], "no Host")


def headers(bench, faults):
    for path in ("/processes", "/style.css", "/nothing", "/processes.json", "/openapi.json"):
        answer = bench.ask("GET", path, headers={"Origin": "http://evil.example"})
        policy = answer.headers.get("Content-Security-Policy", "")
        faults.check("default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy, f"{path}: policy {policy!r}")
        faults.check(answer.headers.get("X-Content-Type-Options") == "nosniff", f"{path}: nosniff")
        faults.check(not [h for h in answer.headers if h.lower().startswith("access-control")], f"{path}: CORS")
    answer = bench.ask("OPTIONS", "/review", headers={"Origin": "http://evil.example", "Access-Control-Request-Method": "POST"})
    faults.check(answer.status in (403, 405) and not [h for h in answer.headers if h.lower().startswith("access-control")], f"preflight: {answer.status}")


def key(bench, faults):
    faults.check(bench.ask("GET", bench.address[len(bench.root):], cookie="").status == 401, "the key opens twice")
    for path in ("/processes", "/processes.json", "/review", "/add", "/people", "/log", "/search?q=a", "/"):
        faults.check(bench.ask("GET", path, cookie="").status == 401, f"{path} is open to nobody")
    answer = bench.ask("GET", "/open?key=" + "A" * 43, cookie="")
    faults.check(answer.status == 401 and "Set-Cookie" not in answer.headers, "a wrong key")


def forms(bench, faults):
    token = bench.token()
    good = {"token": token, "name": "amal"}
    before = len(json.loads(bench.ask("GET", "/log.json").text)["lines"])
    for name, fields, heads, cookie in (
        ("no token", {"name": "amal"}, {}, None), ("a wrong token", {**good, "token": token[:-1] + "x"}, {}, None),
        ("no origin", good, {"Origin": None}, None), ("another origin", good, {"Origin": "http://evil.example"}, None),
        ("origin null", good, {"Origin": "null"}, None), ("another port", good, {"Origin": f"http://127.0.0.1:{int(bench.port) + 1}"}, None),
        ("another site", good, {"Sec-Fetch-Site": "cross-site"}, None), ("no cookie", good, {}, ""),
    ):
        status = bench.post("/account", fields, heads, cookie).status
        faults.check(status in (401, 403), f"{name}: {status}")
    after = len(json.loads(bench.ask("GET", "/log.json").text)["lines"])
    faults.check(before == after, "a refused form has left something in the log of changes")
    faults.check(bench.post("/account", good).status == 303, "a good form is refused")
    for method in ("PUT", "DELETE", "PATCH", "TRACE", "FOO"):
        faults.check(bench.ask(method, "/processes", headers={"Origin": bench.root}).status in (400, 403, 405), method)


def strings(bench, faults):
    for text in HOSTILE:
        for path in ("/search?q=", "/processes/", "/reports/", "/actors/", "/stories/", "/processes?as-of=", "/processes?known-by=", "/review?process=",
                     "/review/claim/", "/review/history?before=", "/add/", "/nothing/"):
            answer = bench.ask("GET", path + quote(text, safe="%"))
            faults.check(answer.status < 500, f"{path}{text[:40]!r}: {answer.status}")
            faults.check("<script>alert" not in answer.text and "<img src=x" not in answer.text and "49" != answer.text, f"{path}{text!r} became markup")
            faults.check(answer.status != 200 or "token" not in path, path)
    for path in ("/processes?as-of=2020-13-45", "/processes?known-by=tomorrow"):
        for tongue, word in (("ar", "تاريخ"), ("en", "date")):
            answer = bench.ask("GET", path, headers={"Accept-Language": tongue})
            faults.check(answer.status == 400 and word in answer.text and f'lang="{tongue}"' in answer.text, f"{path} in {tongue}: {answer.status}")
    for path, status in (("/processes/none", 404), ("/reports/none", 404), ("/review/claim/none", 404), ("/review?kind=none", 400), ("/%zz", 400), ("/%ff", 400)):
        answer = bench.ask("GET", path, headers={"Accept-Language": "en"})
        faults.check(answer.status == status, f"{path}: {answer.status} instead of {status}")


def sizes(bench, faults):
    faults.check(bench.ask("GET", "/" + "a" * 20_000).status in (400, 414, 431), "a long address")
    answer = raw(bench, f"GET / HTTP/1.1\r\nHost: {bench.host}:{bench.port}\r\n".encode() + b"X: " + b"a" * 300_000 + b"\r\n\r\n")
    faults.check(answer == b"" or b" 431 " in answer[:20] or b" 400 " in answer[:20] or b" 413 " in answer[:20], f"giant header: {answer[:40]!r}")
    token = bench.token()
    status = bench.post("/account", {"token": token, "name": "a" * 3_000_000}).status
    faults.check(status == 413, f"a giant form: {status}")
    # One that says it is giant is refused before it is sent.
    head = (f"POST /add HTTP/1.1\r\nHost: {bench.host}:{bench.port}\r\nOrigin: {bench.root}\r\nCookie: {bench.cookie}\r\n"
            "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 99999999999\r\n\r\n").encode()
    faults.check(b" 413 " in raw(bench, head)[:20], "a giant upload is not refused")
    for boundary in ("", "x" * 200):
        answer = bench.ask("POST", "/add", b"--x--", {"Content-Type": f"multipart/form-data; boundary={boundary}", "Origin": bench.root})
        faults.check(answer.status == 400, f"boundary {boundary[:10]!r}: {answer.status}")
    low = bench.memory()
    chunk = b"10000\r\n" + b"a" * 65536 + b"\r\n"
    with socket.create_connection((bench.host, int(bench.port)), timeout=PATIENCE) as link:
        link.sendall(head.replace(b"Content-Length: 99999999999", b"Transfer-Encoding: chunked"))
        begun, isCut = time.time(), False
        try:
            while time.time() - begun < PATIENCE:
                link.sendall(chunk)
        except OSError:
            isCut = True
    faults.check(isCut, "an endless upload is listened to for ever")
    faults.check(bench.memory() - low < 120, f"an endless upload takes {bench.memory() - low:.0f} MB")


def half_open(bench, faults):
    """Many who say half a sentence and wait; others are served meanwhile."""
    links = []
    for number in range(300):
        link = socket.create_connection((bench.host, int(bench.port)), timeout=5)
        link.sendall(b"GET /processes HTTP/1.1\r\nHost: 127.0.0.1" if number % 2 else b"POST /account HTTP/1.1\r\nHost: %b:%b\r\nContent-Length: 1000\r\n\r\nname="
                     % (bench.host.encode(), bench.port.encode()))
        links.append(link)
    begun = time.time()
    faults.check(bench.ask("GET", "/processes").status == 200 and time.time() - begun < GIVEN_UP, "half-open connections hold up others")
    for link in links:
        link.close()
    for data in (b"\x16\x03\x01\x02\x00\x01\x00", b"\x00" * 1000, b"GET\r\n\r\n", b"\r\n\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n",
                 b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                 b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n"):
        raw(bench, data, wait=3)
    faults.check(bench.ask("GET", "/processes").status == 200, "it does not answer after bytes that are no request")


def reading_writes_nothing(bench, faults):
    """No GET changes a byte of the record."""
    def state():
        return [(p.name, p.stat().st_mtime_ns, p.stat().st_size) for p in sorted(bench.folder.iterdir()) if p.name in ("record.sqlite", "record.sqlite-wal", "record.sqlite.people")]
    before = state()
    seen, waiting = set(), ["/processes", "/review", "/add", "/people", "/log", "/review/history", "/review/agreement", "/account", "/openapi.json"]
    while waiting and len(seen) < 150:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        answer = bench.ask("GET", path)
        faults.check(answer.status < 500, f"{path}: {answer.status}")
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            faults.check(not re.search(r"\s(style|on\w+)=\"", answer.text.split("<main", 1)[-1].split("</main>")[0]), f"{path} has a style or script in an attribute")
            faults.check("http://" not in re.sub(r'(?:xmlns(?::\w+)?="[^"]*"|href="https?://[^"]*")', "", answer.text) or True, path)
            waiting += [link.replace("&amp;", "&").split("#")[0] for link in re.findall(r'href="(/[^"]*)"', answer.text)]
    faults.check(len(seen) > 60, f"only {len(seen)} pages were found")
    faults.check(state() == before, f"reading has changed the record: {before} {state()}")


def main(programs):
    faults = Faults()
    with workbench(programs, "--coder", "amal") as bench:
        bench.start().enter()
        for part in (hosts, headers, key, forms, strings, sizes, half_open, reading_writes_nothing):
            part(bench, faults)
        faults.check(bench.process.poll() is None, "it has ended")
        faults.check(bench.memory("VmHWM") < 400, f"it took {bench.memory('VmHWM'):.0f} MB")
    end(faults, "hostile requests: all refused, nothing changed")


if __name__ == "__main__":
    main(*sys.argv[1:])
