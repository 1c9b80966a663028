#!/usr/bin/env python3
"""A web server for the tests that behaves as badly as servers do.

    server.py [CERTIFICATE KEY]

Listens on 127.0.0.1 to 127.0.0.5, on one free port, which it prints; ends when its standard input does. With a certificate (PEM) it speaks TLS on all but the
first. What a path does stands in `PATHS` and `answer`. `/_log` lists the requests so far, as JSON, each with when it came and when it was answered; `/_set?name=value` changes what some paths do.

Pure standard library."""
import gzip
import json
import socket
import socketserver
import ssl
import struct
import sys
import threading
import time
import urllib.parse

LOG = []
SETTINGS = {"pages": "3", "robots": "open"}
LOCK = threading.Lock()

ARTICLE = (
    "<!DOCTYPE html><html lang='ar'><head><meta charset='utf-8'><title>الخبر رقم {n}</title>"
    "<meta property='og:site_name' content='موقع سطر وخبر'></head><body><nav><a href='/'>الرئيسية</a></nav><article><h1>الخبر رقم {n}</h1>"
    "<p>وقعت حكومة مارينيا وحركة الضفاف اليوم الاثنين اتفاقا رقم {n} لوقف إطلاق النار في مدينة كحلوان بعد مفاوضات استمرت أسبوعين.</p>"
    "<p>وقال متحدث باسم الحكومة إن الاتفاق يدخل حيز التنفيذ غدا، وإن الطرفين سيتبادلان الأسرى خلال ثلاثة أيام من توقيعه.</p>"
    "</article></body></html>"
)
ITEM = (
    "<item><title>الخبر رقم {n}</title><link>{base}/page/{n}?utm_source=rss</link><guid>{n}</guid>"
    "<pubDate>Mon, 13 Jan 2020 0{n}:00:00 +0200</pubDate><description>&lt;p&gt;وقعت حكومة مارينيا اتفاقا رقم {n} مع حركة الضفاف.&lt;/p&gt;</description></item>"
)
ATOM = (
    "<entry><title>الخبر رقم {n}</title><link href='/page/{n}'/><id>tag:{n}</id><updated>2020-01-13T0{n}:00:00+02:00</updated>"
    "<content type='html'>&lt;p&gt;وقعت حكومة مارينيا اتفاقا رقم {n} مع حركة الضفاف.&lt;/p&gt;</content></entry>"
)
NEWS = (
    "<url><loc>{base}/page/{n}</loc><news:news><news:publication><news:name>موقع سطر وخبر</news:name><news:language>ar</news:language></news:publication>"
    "<news:publication_date>2020-01-13T0{n}:00:00+02:00</news:publication_date><news:title>الخبر رقم {n}</news:title></news:news></url>"
)


def head(status="200 OK", type_="text/html; charset=utf-8", length=None, **fields):
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {type_}", "Connection: close"]
    if length is not None:
        lines.append(f"Content-Length: {length}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


class Answers:
    """What is sent for a path; each takes the socket and says the rest."""

    def __init__(self, send, path, fields, base):
        self.send, self.path, self.fields, self.base = send, path, fields, base

    def whole(self, body, type_="text/html; charset=utf-8", status="200 OK", **fields):
        data = body.encode() if isinstance(body, str) else body
        self.send(head(status, type_, len(data), **fields) + data)

    def numbers(self):
        return range(1, int(SETTINGS["pages"]) + 1)

    def robots(self):
        if SETTINGS["robots"] == "broken":
            return self.whole("", status="503 Service Unavailable")
        if SETTINGS["robots"] == "none":
            return self.whole("", status="404 Not Found")
        return self.whole("User-agent: *\nDisallow: /private/\n", "text/plain")

    def feed(self, kind):
        items = "".join
        etag = f'"{SETTINGS["pages"]}-{kind}"'
        if self.fields.get("if-none-match") == etag:
            return self.whole("", status="304 Not Modified", ETag=etag)
        if kind == "rss":
            body = f"<rss version='2.0'><channel><title>موقع سطر وخبر</title>{items(ITEM.format(n=n, base=self.base) for n in self.numbers())}</channel></rss>"
        elif kind == "atom":
            body = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>موقع سطر وخبر</title>{items(ATOM.format(n=n) for n in self.numbers())}</feed>"
        elif kind == "news":
            body = f"<urlset xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>{items(NEWS.format(n=n, base=self.base) for n in self.numbers())}</urlset>"
        elif kind == "index":
            body = f"<sitemapindex><sitemap><loc>{self.base}/feed/news</loc></sitemap></sitemapindex>"
        elif kind == "json":
            entries = [{"id": str(n), "url": f"{self.base}/page/{n}", "title": f"الخبر رقم {n}", "content_text": f"وقعت حكومة مارينيا اتفاقا رقم {n}."} for n in self.numbers()]
            return self.whole(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": entries}), "application/json", ETag=etag)
        elif kind == "cut":
            body = f"<rss version='2.0'><channel><title>موقع سطر وخبر</title>{items(ITEM.format(n=n, base=self.base) for n in self.numbers())}"[:-30]
        elif kind == "broken":
            body = "<rss><channel><title>x</title><item><title>nothing is clo"
        elif kind == "closed":
            body = f"<rss><channel><title>x</title><item><title>خبر</title><link>{self.base}/private/1</link><description>وقعت حكومة مارينيا اتفاقا مع حركة الضفاف أمس.</description></item></channel></rss>"
        elif kind == "entities":
            bomb = "".join(f"<!ENTITY {b} '{('&' + a + ';') * 10}'>" for a, b in zip("abcdefgh", "bcdefghi"))
            body = f"<!DOCTYPE rss [<!ENTITY a 'lol'>{bomb}<!ENTITY f SYSTEM 'file:///etc/passwd'>]><rss><channel><title>x</title><item><title>&i;&f;</title><link>{self.base}/page/1</link></item></channel></rss>"
        else:
            return self.whole("no such feed", status="404 Not Found")
        return self.whole("<?xml version='1.0' encoding='utf-8'?>" + body, "application/rss+xml", ETag=etag, Last_Modified="Mon, 13 Jan 2020 08:00:00 GMT")

    def redirect(self, kind):
        if kind.isdigit():
            place = f"/redirect/{int(kind) - 1}" if int(kind) > 1 else "/page/1"
        else:
            place = {
                "loop": "/redirect/loop", "file": "file:///etc/passwd", "ftp": "ftp://127.0.0.2/", "private": self.base.replace("127.0.0.2", "127.0.0.1") + "/page/1",
                "metadata": "http://169.254.169.254/latest/", "mapped": self.base.replace("127.0.0.2", "[::ffff:127.0.0.1]") + "/page/1",
                "number": self.base.replace("127.0.0.2", "2130706433") + "/page/1", "name": self.base.replace("127.0.0.2", "localhost") + "/page/1",
                "nowhere": "", "elsewhere": SETTINGS.get("elsewhere", ""), "long": "/" + "a" * 10_000,
            }[kind]
        self.whole("", status="302 Found", Location=place)

    def slow(self, kind):
        if kind == "drip":
            self.send(head(length=1_000_000))
            while True:
                self.send(b"<")
                time.sleep(0.05)
        time.sleep(30)

    def endless(self):
        self.send(head())
        while True:
            self.send(b"<p>" + b"x" * 65536)

    def failing(self):
        self.send(head("500 Internal Server Error"))
        while True:
            self.send(b"x" * 65536)

    def bomb(self):
        packed = gzip.compress(b"<p>" + b"\0" * 20_000_000)
        self.whole(packed, Content_Encoding="gzip")

    def nested(self):
        packed = gzip.compress(gzip.compress(b"\0" * 20_000_000))
        self.whole(packed, Content_Encoding="gzip, gzip")

    def headers(self):
        self.send(b"HTTP/1.1 200 OK\r\n")
        while True:
            self.send(b"X-More: " + b"x" * 8000 + b"\r\n")

    def header(self):
        self.send(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while True:
            self.send(b"x" * 65536)

    def busy(self):
        with LOCK:
            left = int(SETTINGS.get("busy", "1"))
            SETTINGS["busy"] = str(left - 1)
        if left > 0:
            return self.whole("later", status="429 Too Many Requests", Retry_After="700")
        return self.feed("rss")


def hold(base):
    """Waits, where the settings say so of this host (`hold-ADDRESS`), until other hosts have answered so many pages; a minute at most."""
    until, wanted = time.time() + 60, int(SETTINGS.get("hold-" + urllib.parse.urlsplit(base).hostname, "0"))
    while time.time() < until and sum(e["path"].startswith("/page") and e["host"] != base and "until" in e for e in list(LOG)) < wanted:
        time.sleep(0.02)


def answer(send, path, fields, base, connection):
    answers = Answers(send, path, fields, base)
    if path == "/_log":
        return answers.whole(json.dumps(LOG), "application/json")
    if path.startswith("/_set?"):
        SETTINGS.update(urllib.parse.parse_qsl(path[6:]))
        return answers.whole("")
    name, _, rest = path[1:].partition("/")
    if path == "/robots.txt":
        return answers.robots()
    if name == "page":
        time.sleep(float(SETTINGS.get("delay", "0")))
        hold(base)
        return answers.whole(ARTICLE.format(n=rest.partition("?")[0]))
    if name in ("feed", "redirect", "slow"):
        return getattr(answers, name)(rest)
    if name in ("endless", "failing", "bomb", "nested", "headers", "header", "busy"):
        return getattr(answers, name)()
    if name == "image":
        return answers.whole(b"\x89PNG" + b"x" * 1000, "image/png")
    if name == "gzip":
        return answers.whole(gzip.compress(ARTICLE.format(n=7).encode()), Content_Encoding="gzip")
    if name == "short":
        return send(head(length=1000) + b"<html>")
    if name == "chunks":
        return send(head(Transfer_Encoding="chunked") + b"FFFFFFFFFFFFFFFFF\r\nabc")
    if name == "reset":
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return connection.close()
    if name == "garbage":
        return send(b"\0\1\2 what is this\r\n\r\n")
    return answers.whole("gone", status="404 Not Found")


class Handler(socketserver.BaseRequestHandler):
    def handle(self):
        data = b""
        self.request.settimeout(30)
        try:
            while b"\r\n\r\n" not in data:
                more = self.request.recv(65536)
                if not more:
                    return
                data += more
            lines = data.split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
            fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
            address, port = self.server.server_address
            self.reply(lines[0].split(" ")[1], fields, f"{self.server.scheme}://{address}:{port}")
        except OSError:
            # The other side has had enough.
            pass


    def reply(self, path, fields, base):
        entry = {"path": path, "at": time.time(), "host": base, "fields": fields}
        if not path.startswith("/_"):
            with LOCK:
                LOG.append(entry)
        try:
            answer(self.request.sendall, path, fields, base, self.request)
        finally:
            entry["until"] = time.time()


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 64
    scheme = "http"
    tls = None

    def finish_request(self, request, client_address):
        if self.tls:
            # In the request's own thread: a client that goes away holds nobody up.
            try:
                request = self.tls.wrap_socket(request, server_side=True)
            except OSError:
                return
        super().finish_request(request, client_address)


def main():
    first = Server(("127.0.0.1", 0), Handler)
    others = [Server((f"127.0.0.{number}", first.server_address[1]), Handler) for number in range(2, 6)]
    if len(sys.argv) > 2:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[1], sys.argv[2])
        for server in others:
            server.scheme, server.tls = "https", context
    for server in [first, *others]:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    print(first.server_address[1], flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
