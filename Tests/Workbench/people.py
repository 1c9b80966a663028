#!/usr/bin/env python3
"""Accounts, review by two coders, adding, and a server that is killed: over http, as a browser would.

    people.py PROGRAMS       the folder with hudna and hudna-workbench; prints the faults and exits 1

Pure standard library."""
import io
import json
import re
import subprocess
import sys
import threading
import zipfile
from urllib.parse import quote

from serving import PASSWORD, PATIENCE, SAMPLES, Faults, end, wait, workbench


def account(bench, name, role):
    run = [str(bench.programs / "hudna-workbench"), "people", "add", name, "--role", role, "--db", str(bench.database)]
    return subprocess.run(run, input=PASSWORD + "\n", capture_output=True, text=True, check=False)


def person(bench, name):
    """Logged in once; a password costs a second where the program is built for tests."""
    if (bench.process, name) not in KNOWN:
        KNOWN[bench.process, name] = Person(bench, name)
    return KNOWN[bench.process, name]


KNOWN = {}
# Reports that are being added when the server is killed: their reading takes longer than three judgements.
MANY = 150


class Person:
    def __init__(self, bench, name, password=PASSWORD):
        self.bench = bench
        answer = bench.post("/login", {"name": name, "password": password, "to": "/review"}, cookie="")
        self.status, self.headers = answer.status, answer.headers
        self.cookie = answer.headers.get("Set-Cookie", "").split(";")[0]

    def get(self, path):
        return self.bench.ask("GET", path, cookie=self.cookie)

    def json(self, path):
        answer = self.get(path)
        assert answer.status == 200, (path, answer.status, answer.text[:300])
        return json.loads(answer.text)

    def token(self):
        return re.search(r'name="token" value="([^"]+)"', self.get("/account").text).group(1)

    def post(self, path, **fields):
        return self.bench.post(path, {"token": self.token(), **fields}, cookie=self.cookie)


def logins(bench, faults):
    answer = bench.ask("GET", "/processes", cookie="")
    faults.check(answer.status == 303 and answer.headers["Location"] == "/login?to=%2Fprocesses", f"nobody: {answer.status}")
    faults.check(bench.ask("GET", "/processes.json", cookie="").status == 401, "nobody's JSON")
    lina = Person(bench, "lina")
    faults.check(lina.status == 303 and lina.headers["Location"] == "/review", "a good password")
    for mark in ("HttpOnly", "SameSite=Strict", "Path=/"):
        faults.check(mark in lina.headers["Set-Cookie"], f"the cookie is not {mark}")
    for to in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"):
        answer = bench.post("/login", {"name": "lina", "password": PASSWORD, "to": to}, cookie="")
        faults.check(answer.headers["Location"] == "/", f"to {to}: {answer.headers['Location']}")
    faults.check(Person(bench, "lina", PASSWORD + "x").status == 403 and Person(bench, "nobody").status == 403, "a wrong password")
    statuses = [Person(bench, "omar", f"wrong {n} and more").status for n in range(7)]
    faults.check(statuses[:5] == [403] * 5 and statuses[5:] == [429, 429], f"many tries: {statuses}")
    faults.check(Person(bench, "omar").status == 429, "the right password is heard while he waits")
    faults.check(Person(bench, "basim").status == 303, "another waits for him")
    faults.check(bench.ask("GET", "/open?key=" + "a" * 43, cookie="").status in (401, 303), "a key where accounts are demanded")


def roles(bench, faults):
    wanted = {"reader": ("/processes",), "coder": ("/review", "/review/history"), "editor": ("/add", "/review/agreement"), "administrator": ("/people", "/log")}
    names = {"reader": "sami", "coder": "basim", "editor": "dina", "administrator": "lina"}
    order = list(wanted)
    for role, name in names.items():
        visitor = person(bench, name)
        for other, paths in wanted.items():
            for path in paths:
                status = visitor.get(path).status
                faults.check(status == (200 if order.index(other) <= order.index(role) else 403), f"{role} at {path}: {status}")
    sami = person(bench, "sami")
    faults.check(sami.post("/review", verdict="accept", item="claim:x").status == 403, "a reader judges")
    faults.check(sami.post("/people", do="add", name="x", role="administrator", password=PASSWORD).status == 403, "a reader gives out accounts")


def administration(bench, faults):
    lina = Person(bench, "lina")
    faults.check(lina.post("/people", do="add", name="نور", role="coder", password=PASSWORD).status == 303, "an account is not added")
    nour = Person(bench, "نور")
    faults.check(nour.get("/review").status == 200, "a new coder can't review")
    lina.post("/people", do="set", name="نور", role="reader")
    faults.check(nour.get("/review").status in (303, 403), "a session outlives a change of role")
    faults.check(Person(bench, "نور").get("/review").status == 403, "the new role is not his")
    lina.post("/people", do="close", name="نور")
    faults.check(Person(bench, "نور").status == 403, "a closed account is open")
    for fields in ({"do": "add", "name": "lina", "role": "reader", "password": PASSWORD}, {"do": "add", "name": "a<b", "role": "reader", "password": PASSWORD},
                   {"do": "add", "name": "short", "role": "reader", "password": "short"}, {"do": "close", "name": "lina"}):
        faults.check(lina.post("/people", **fields).status == 422, f"{fields} is taken")
    log = lina.json("/log.json")["lines"]
    deeds = [line["deed"] for line in log]
    faults.check({"add person", "change person", "login", "login refused"} <= set(deeds), f"the log lacks deeds: {set(deeds)}")
    faults.check(not [line for line in log if PASSWORD in json.dumps(line)], "the log holds a password")
    run = subprocess.run([str(bench.programs / "hudna-workbench"), "people", "--db", str(bench.database)], capture_output=True, text=True, check=True)
    faults.check("نور\treader\tclosed" in run.stdout, f"people list: {run.stdout}")
    for name in ("record.sqlite.people", "record.sqlite.log", "record.sqlite"):
        faults.check((bench.folder / name).stat().st_mode & 0o077 == 0, f"others may read {name}")


def review(bench, faults):
    basim, dina = person(bench, "basim"), person(bench, "dina")
    first = basim.json("/review.json?kind=claim")
    item = first["item"]
    doubts = [item["doubt"]] + [row["doubt"] for row in first["next"]]
    faults.check(doubts == sorted(doubts, reverse=True), f"not the least certain first: {doubts}")
    skipped = basim.json("/review.json?kind=claim&after=" + quote(item["key"]))
    faults.check(skipped["item"]["key"] != item["key"] and skipped["waiting"] == first["waiting"], "skipping")
    answer = basim.post("/review", kind="claim", item=item["key"], verdict="reject", reason="<b>لا</b>")
    faults.check(answer.status == 303, f"rejecting: {answer.status}")
    now = basim.json("/review.json?kind=claim")
    faults.check(now["waiting"] == first["waiting"] - 1 and now["item"]["key"] != item["key"] and now["last"]["id"] == item["id"], "a judged item waits still")
    # The second coder sees the same queue and nothing of what the first said.
    other = dina.json("/review.json?kind=claim")
    faults.check(other["item"]["key"] == item["key"] and not other["item"]["history"] and other["waiting"] == first["waiting"], "the second pass is not blind")
    page = dina.get("/review?kind=claim").text
    faults.check("basim" not in page and "لا&lt;/b&gt;" not in page, "the second pass shows the first coder's word")
    dina.post("/review", kind="claim", item=item["key"], verdict="accept")
    both = dina.json(f"/review/claim/{item['id']}.json")["item"]["history"]
    faults.check({(h["coder"], h["verdict"]) for h in both} == {("basim", "reject"), ("dina", "accept")}, f"history: {both}")
    faults.check("<b>لا</b>" not in dina.get(f"/review/claim/{item['id']}").text, "a reason became markup")
    agreement = dina.json("/review/agreement.json")["agreement"]
    faults.check(agreement[0]["items"] == 1 and agreement[0]["percentage"] == 0, f"agreement: {agreement}")
    amend(basim, faults)
    take_back(basim, dina, item, first, faults)
    entries(basim, faults)
    identities(bench, basim, faults)
    for fields in ({"verdict": "accept", "item": "claim:none"}, {"verdict": "merge", "item": item["key"]}, {"verdict": "accept"}, {"verdict": "accept", "item": "x"}):
        faults.check(basim.post("/review", **fields).status in (400, 404), f"{fields} is taken")
    faults.check(basim.post("/review", item=item["key"], verdict="amend").status == 422, "an amendment of nothing")
    faults.check(basim.post("/review", item=item["key"], verdict="amend", **{"set-type": "rumour"}).status == 422, "a type that is none")
    history = basim.json("/review/history.json")["corrections"]
    faults.check({row["coder"] for row in history} == {"basim"}, "a coder sees what others said")
    # The clocks are those of the reports: they leave nothing out of what coders say, and every way on keeps them.
    clocks = "known-by=2019-01-01"
    faults.check(basim.json("/review/history.json?" + clocks)["corrections"] == history, "the history is another at another clock")
    page = basim.get("/review/history?" + clocks).text.split("<main", 1)[1].split("</main>", 1)[0]
    ways = re.findall(r'(?:href|action)="(/(?:review|reports|actors)[^"]*)"', page) + re.findall(r'name="to" value="([^"]*)"', page)
    lost = {way for way in ways if clocks not in way and way != "/review/history" and not way.startswith("/review/history?known-by=")}
    faults.check('role="note"' in page and 'role="note"' not in basim.get("/review/history").text and not lost, f"the clocks are lost on the way: {lost}")
    waiting = "known-by=2020-01-20"
    item = basim.json("/review.json?" + waiting)["item"]
    answer = basim.post("/review?" + waiting, item=item["key"], verdict="accept")
    faults.check(waiting in answer.headers["Location"], f"judging loses the clocks: {answer.headers['Location']}")
    key = basim.json("/review/history.json")["corrections"][0]["key"]
    answer = basim.post("/review/take-back?" + waiting, key=key)
    faults.check(waiting in answer.headers["Location"], f"taking back loses the clocks: {answer.headers['Location']}")
    faults.check(basim.get("/review/history?coder=dina").status == 403, "a coder asks for another's history")
    faults.check({row["coder"] for row in dina.json("/review/history.json")["corrections"]} == {"basim", "dina"}, "an editor does not see all")


def amend(basim, faults):
    item = basim.json("/review.json?kind=claim")["item"]
    fields = {field["name"]: field["value"] for field in item["fields"]}
    status = "planned" if fields["status"] != "planned" else "occurred"
    # Only names that the report has are taken; the other side is made an actor beside the first.
    names = list(dict.fromkeys(n for name in ("targets", "actors") for n in fields.get(name, "").split("\n") if n))
    sent = {"set-" + name: value.replace("\n", "\r\n") for name, value in fields.items()} | {"set-status": status, "set-actors": "\r\n".join(names)}
    answer = basim.post("/review", kind="claim", item=item["key"], verdict="amend", **sent)
    row = basim.json("/review/history.json")["corrections"][0]
    changed = {change["field"]: change["values"] for change in row["changes"]}
    faults.check(answer.status == 303 and changed == {"status": [status]} | ({"actors": names} if names != fields["actors"].split("\n") else {}), f"amending: {answer.status} {changed}")


def take_back(basim, dina, item, first, faults):
    rows = dina.json("/review/history.json")["corrections"]
    own = next(row for row in rows if row["coder"] == "basim" and row["id"] == item["id"])
    hers = next(row for row in rows if row["coder"] == "dina")
    faults.check(basim.post("/review/take-back", key=hers["key"]).status == 403, "a coder takes another's word back")
    answer = basim.post("/review/take-back", key=own["key"])
    faults.check(answer.status == 303 and answer.headers["Location"].startswith(f"/review/claim/{item['id']}"), f"undo: {answer.status}")
    faults.check(basim.post("/review/take-back", key=own["key"]).status == 404, "it is taken back twice")
    faults.check(basim.json("/review.json?kind=claim")["item"]["key"] == item["key"], "what was taken back does not wait again")
    row = next(row for row in dina.json("/review/history.json")["corrections"] if row["key"] == own["key"])
    faults.check(row["withdrawn_by"] == "basim", "the history does not tell that it was taken back")


def entries(basim, faults):
    for kind in ("join", "entry"):
        item = basim.json(f"/review.json?kind={kind}")["item"]
        fields = {"claims": item["claims"][0]["id"]} if kind == "join" else {}
        answer = basim.post("/review", kind=kind, item=item["key"], verdict="reject", **fields)
        faults.check(answer.status == 303, f"{kind}: {answer.status}")
    # Another event of the same type is chosen by what it says, not by its id.
    queue, item = basim.json("/review.json?kind=join"), None
    for row in [queue["item"], *queue["next"]]:
        item = basim.json(f"/review/join/{row['id']}.json")["item"]
        if item["near"]:
            break
    faults.check(item["near"] and all(near["text"] and near["id"] != item["id"] for near in item["near"]), "no event is offered as the same")
    if item["near"]:
        answer = basim.post("/review", kind="join", item=item["key"], verdict="amend", **{"with": item["near"][0]["id"]})
        faults.check(answer.status == 303, f"joining with an event that is offered: {answer.status}")
    said = basim.json("/review/history.json")["corrections"]
    faults.check(len(said) >= 4 and all(row.get("says") for row in said), "the history shows ids instead of words")


def identities(bench, basim, faults):
    """Two taken for one, and one for two: by form, with token and history, taken back again."""
    names = [party for process in basim.json("/actors.json")["processes"] for party in process["parties"]]
    persons = list(dict.fromkeys(party["name"] for party in names if party["kind"] == "person"))
    one, other = persons[:2]
    path = f"/actors/{quote(one)}/names"
    page = basim.json(path + ".json")
    faults.check(page["name"] == one and page["names"] and other in page["everybody"] and not page["corrections"], f"names of {one}: {page['names']}")
    faults.check(path in basim.get(f"/actors/{quote(one)}").text, "nothing leads from an actor to his names")
    for fields in ({"verdict": "merge"}, {"verdict": "merge", "with": "لا أحد بهذا الاسم"}, {"verdict": "merge", "with": one}, {"verdict": "split"},
                   {"verdict": "split", "names": "ليس اسما له"}):
        answer = basim.post(path, **fields)
        faults.check(answer.status == 422 and 'role="alert"' in answer.text, f"{fields}: {answer.status}")
    faults.check(basim.post(path, verdict="reject").status == 400, "another verdict is taken")
    faults.check(bench.post(path, {"verdict": "merge", "with": other}, cookie=basim.cookie).status == 403, "it is taken without a token")
    faults.check(person(bench, "sami").get(path).status == 403, "a reader may correct who is who")
    faults.check(basim.get(f"/actors/{quote('لا أحد بهذا الاسم')}/names").status == 404, "nobody has names")
    answer = basim.post(path, verdict="merge", **{"with": other, "reason": "<i>واحد</i>"})
    faults.check(answer.status == 303 and answer.headers["Location"] == path, f"merging: {answer.status}")
    page = basim.json(path + ".json")
    said = page["corrections"][0]
    faults.check(said["verdict"] == "merge" and said["coder"] == "basim" and said["can-take-back"], f"the history does not tell of it: {page['corrections']}")
    faults.check({name["name"] for name in page["names"]} >= {other} and other not in page["everybody"], f"{other} is not {one}: {page['names']}")
    faults.check("<i>" not in basim.get(path).text.split("<main", 1)[1], "a reason became markup")
    faults.check(path in basim.get("/review/history").text, "the history does not lead there")
    # One of his names is somebody else's again.
    answer = basim.post(path, verdict="split", names=other)
    faults.check(answer.status == 303, f"splitting: {answer.status} {answer.text[:300]}")
    page = basim.json(path + ".json")
    faults.check(other not in {name["name"] for name in page["names"]}, f"{other} is {one} still: {page['names']}")
    own = basim.json(f"/actors/{quote(other)}/names.json")
    faults.check(own["names"] and len(own["corrections"]) == 2, f"{other} has no page of his own: {own['names']}")
    for said in page["corrections"]:
        answer = basim.post("/review/take-back", key=said["key"])
        faults.check(answer.status == 303 and answer.headers["Location"] == path, f"taking back: {answer.status} {answer.headers.get('Location')}")
    page = basim.json(path + ".json")
    faults.check(other in page["everybody"] and all(said["withdrawn_by"] == "basim" for said in page["corrections"]), "it is not taken back")


def send(bench, person, files=(), **fields):
    """A form with files."""
    parts = [("token", None, person.token().encode())] + [(k, None, v.encode()) for k, v in fields.items()] + [("files", name, data) for name, data in files]
    def head(name, file):
        named = "" if file is None else f'; filename="{file}"'
        return f'--edge\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'.encode()
    body = b"".join(head(name, file) + data + b"\r\n" for name, file, data in parts) + b"--edge--\r\n"
    return bench.ask("POST", "/add", body, {"Content-Type": "multipart/form-data; boundary=edge", "Origin": bench.root}, person.cookie)


def packed(entries):
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return memory.getvalue()


def follow(person, answer):
    path = answer.headers["Location"] + ".json"
    return wait(lambda: (lambda job: job if job["over"] else None)(person.json(path))) or person.json(path)


def adding(bench, faults):
    dina = person(bench, "dina")
    fiction = [(p.name, p.read_bytes()) for p in sorted((SAMPLES / "fiction").glob("*.txt"))]
    job = follow(dina, send(bench, dina, [("folder/" + name, data) for name, data in fiction[:3]] + [("rest.zip", packed(fiction[3:]))], outlet="وكالة الضفاف"))
    faults.check(job["state"] == "done" and job["added"] == len(fiction) and not job["problems"], f"files and a folder: {job}")
    again = follow(dina, send(bench, dina, [("all.zip", packed(fiction))]))
    faults.check(again["added"] == 0 and again["unchanged"] == len(fiction), f"the same again: {again}")
    pasted = follow(dina, send(bench, dina, text=fiction[0][1].decode() + "\nزيادة.", title="عنوان <b>", published="2031-09-02"))
    faults.check(pasted["state"] == "done" and pasted["added"] == 1, f"pasted: {pasted}")
    faults.check("<b>" not in dina.get("/add").text.split("<main", 1)[1], "a title became markup")
    for name, data in (("climb.zip", packed([("../../climb.txt", b"x")])), ("bomb.zip", packed([(f"{n}.txt", b"0" * (30 << 20)) for n in range(20)]))):
        job = follow(dina, send(bench, dina, [(name, data)]))
        faults.check(job["state"] == "failed" and job["added"] == 0, f"{name}: {job}")
    faults.check(not list(bench.folder.parent.glob("climb.txt")) and not list(bench.folder.glob("**/climb.txt")), "a path has climbed")
    faults.check(send(bench, dina, [("../x.txt", b"x")]).status == 400, "a file's path climbs")
    faults.check(send(bench, dina).status == 422 and send(bench, dina, text="x", published="tomorrow").status == 422, "nothing is sent, or with a bad date")
    faults.check(not [p for p in (bench.folder / "record.sqlite.inbox").glob("*/files")], "files are left behind")


def killed(bench, faults):
    """Who was answered has his word kept; what was being added is added when it starts again."""
    dina, basim = person(bench, "dina"), person(bench, "basim")
    kept, refused = [], threading.Event()

    def judge():
        try:
            # The history shows the newest hundred.
            while not refused.is_set() and len(kept) < 90:
                item = basim.json("/review.json?kind=claim")["item"]
                if item is None:  # All is judged: he is faster than the reading.
                    return
                if basim.post("/review", kind="claim", item=item["key"], verdict="accept").status == 303:
                    kept.append(item["id"])
        except (OSError, AssertionError):
            refused.set()

    thread = threading.Thread(target=judge)
    text = (SAMPLES / "fiction/01-truce-flash.txt").read_text()
    many = "\n".join(json.dumps({"id": f"many-{n}", "text": f"{text}\nتقرير {n}.", "published": "2031-09-02"}, ensure_ascii=False) for n in range(MANY))
    path = send(bench, dina, [("many.jsonl", many.encode())]).headers["Location"]
    thread.start()
    wait(lambda: len(kept) >= 3 and 0 < dina.json(path + ".json")["read"])
    bench.kill()
    refused.set()
    thread.join()
    bench.start()
    dina, basim = person(bench, "dina"), person(bench, "basim")
    said = {row["id"] for row in basim.json("/review/history.json")["corrections"] if row["verdict"] == "accept"}
    faults.check(len(kept) >= 3 and set(kept) <= said, f"lost: {set(kept) - said} of {len(kept)}")
    job = wait(lambda: (lambda job: job if job["over"] else None)(dina.json(path + ".json")))
    faults.check(job is not None and job["state"] == "done" and job["read"] == MANY, f"after the restart: {job}")
    check = subprocess.run([str(bench.programs / "hudna"), "search", "التقرير", "--db", str(bench.database)], capture_output=True, text=True, check=False)
    faults.check(check.returncode == 0, f"the record: {check.stderr}")


def main(programs):
    faults = Faults()
    with workbench(programs, "--accounts") as bench:
        for name, role in (("lina", "administrator"), ("dina", "editor"), ("basim", "coder"), ("omar", "coder"), ("sami", "reader")):
            run = account(bench, name, role)
            faults.check(run.returncode == 0, f"people add: {run.stderr}")
        bench.start()
        for part in (logins, roles, administration, review, adding, killed):
            part(bench, faults)
    with workbench(programs, "--accounts", samples=False) as bench:
        bench.add_samples()
        run = subprocess.run([str(bench.programs / "hudna-workbench"), "--db", str(bench.database), "--host", "0.0.0.0", "--public", "https://record.example"],
                             capture_output=True, text=True, check=False, timeout=PATIENCE)
        faults.check(run.returncode == 64 and "people add" in run.stderr, f"it listens elsewhere without accounts: {run.returncode} {run.stderr}")
    end(faults, "accounts, review, adding, a killed server: all as it should be")


if __name__ == "__main__":
    main(*sys.argv[1:])
