#!/usr/bin/env python3
"""Opens the workbench in Chromium: what a newcomer does, review by keyboard, adding, and axe over the main pages in both languages, light and dark.

    browse.py PROGRAMS [SCREENSHOTS]     the folder with hudna and hudna-workbench; with a second folder, pictures of the main pages are put into it

Needs playwright and axe (Tests/Consumers/requirements.txt) and Debian's Chromium."""
import os
import pathlib
import re
import subprocess
import sys
from urllib.parse import quote

from serving import PATIENCE, ROOT, SAMPLES, Faults, browser, end, site, wait, workbench

TONGUES = ("ar", "en")
THEMES = ("light", "dark")
# WCAG 2.2 A and AA.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def axe_script():
    import axe_playwright_python
    return (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def open_context(engine, bench, **more):
    context = engine.new_context(reduced_motion="reduce", **more)
    context.set_default_timeout(PATIENCE * 1000)
    name, value = bench.cookie.split("=", 1)
    context.add_cookies([{"name": name, "value": value, "url": bench.root, "httpOnly": True, "sameSite": "Strict"}])
    return context


def watch(page, bench, faults):
    """No request to another host, no script that fails, nothing that the policy refuses."""
    page.on("request", lambda r: faults.check(r.url.startswith((bench.root, "data:")), f"a request to {r.url}"))
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("console", lambda m: m.type == "error" and "status of 4" not in m.text and faults.append(f"{page.url}: {m.text}"))


def first(page, pattern):
    return next((h for h in page.eval_on_selector_all("main a[href]", "all => all.map(a => a.getAttribute('href'))") if re.match(pattern, h)), None)


def main_pages(engine, bench):
    """The addresses of the main pages, found by going through the site."""
    context = open_context(engine, bench)
    page = context.new_page()
    found = {"processes": "/processes"}
    page.goto(bench.root + "/processes")
    found["process"] = first(page, r"/processes/[^/?.]+(\?|$)")
    found["brief"] = found["process"].split("?")[0] + "/brief"
    for name, list_ in (("report", "reports"), ("actor", "actors"), ("story", "stories")):
        found[list_] = "/" + list_
        # The stories are put together when they are first asked for: until then it is 202.
        wait(lambda: page.goto(f"{bench.root}/{list_}").status == 200)
        found[name] = first(page, rf"/{list_}/[^/?.]+")
    found["names"] = found["actor"].split("?")[0] + "/names"
    found |= {"search": "/search?q=%D8%A7%D9%84%D8%B3%D8%B1%D8%A7%D8%AC", "nothing-found": "/search?q=Haftarr", "review": "/review", "history": "/review/history",
              "agreement": "/review/agreement", "add": "/add", "people": "/people", "log": "/log", "account": "/account", "missing": "/nothing"}
    context.close()
    return {name: path for name, path in found.items() if path}


def opened_by_make():
    """The page that `make serve`, to which the last line of `make run` leads, opens."""
    # `make test` may be what runs this: the make asked here is none of its children, which tell of folders that they enter and leave.
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MAKE") and k != "MFLAGS"}

    def commands(target):
        return subprocess.run(["make", "--no-print-directory", "-n", target], cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout
    assert commands("run").strip().splitlines()[-1].endswith('make serve"'), "make run does not end with the line that opens the board"
    return re.search(r"--page (\S+)", commands("serve")).group(1)


def newcomer(engine, bench, faults):
    """From the address that is printed to the board as known on the evening of 13 January, then 14 January, by two clicks and one date."""
    context = engine.new_context(locale="en")
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    watch(page, bench, faults)
    page.goto(bench.address)
    faults.check("/processes/" in page.url and page.locator("table.board").count() > 0, f"the printed address opens no board: {page.url}")
    page.locator("form.clocks [name=known-by]").fill("2020-01-13")
    page.locator("form.clocks button[type=submit]").click()
    boards = [(page.url, page.locator("table.board").inner_text())]
    page.locator("form.clocks a[rel=next]").click()
    boards.append((page.url, page.locator("table.board").inner_text()))
    for day, (url, _) in zip(("2020-01-13", "2020-01-14"), boards):
        faults.check(f"known-by={day}" in url, f"the address does not say {day}: {url}")
    faults.check(boards[0][1] != boards[1][1], "the board is the same on both days")
    faults.check("refused" not in boards[0][1] and "refused" in boards[1][1], f"who refused on the 14th: {boards}")
    cookie = next(c for c in context.cookies() if c["name"].startswith("hudna-session"))
    faults.check(cookie["httpOnly"] and cookie["sameSite"] == "Strict", f"the cookie: {cookie}")
    bench.cookie = f"{cookie['name']}={cookie['value']}"
    context.close()


def check_axe(page, name, script, faults):
    page.evaluate(script)
    result = page.evaluate("rules => axe.run(document, rules)", RULES)
    for violation in result["violations"]:
        node = violation["nodes"][0]
        faults.append(f"axe: {name}: {violation['id']} ({len(violation['nodes'])}): {node['target']} {node['failureSummary'][:300]}")


def check_layout(page, name, tongue, faults):
    page.set_viewport_size({"width": 360, "height": 740})
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    faults.check(wide <= 1, f"{name}: {wide} pixels too wide for a phone")
    page.set_viewport_size({"width": 1280, "height": 900})
    faults.check(page.evaluate("getComputedStyle(document.body).direction") == ("rtl" if tongue == "ar" else "ltr"), f"{name}: direction")


def accessibility(engine, bench, faults):
    script, count = axe_script(), 0
    for tongue in TONGUES:
        for theme in THEMES:
            context = open_context(engine, bench, locale=tongue, color_scheme=theme)
            # For axe alone, which is no part of the page.
            page = context.new_page()
            watch(page, bench, faults)
            for name, path in main_pages(engine, bench).items():
                page.goto(bench.root + path)
                check_axe(page, f"{name} ({tongue}, {theme})", script, faults)
                check_layout(page, f"{name} ({tongue})", tongue, faults)
                count += 1
            context.close()
    return count


def printed(engine, bench, faults):
    """The brief is one page of A4, in both languages, at each moment; its sources can be read: 7 points at least."""
    for tongue in TONGUES:
        context = open_context(engine, bench, locale=tongue)
        page = context.new_page()
        brief = main_pages(engine, bench)["brief"]
        for clock in ("", "?known-by=2020-01-13", "?known-by=2020-01-14"):
            page.goto(bench.root + brief + clock)
            count = len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format="A4", prefer_css_page_size=True)))
            faults.check(count == 1, f"the brief{clock} ({tongue}) has {count} pages")
        page.emulate_media(media="print")
        sizes = page.eval_on_selector_all(".footnotes li, .footnotes li *", "all => all.map(e => parseFloat(getComputedStyle(e).fontSize) * .75)")
        faults.check(sizes and min(sizes) >= 7 - .01, f"the sources of the brief ({tongue}) are printed at {min(sizes, default=0):.1f} points")
        context.close()


def by_keyboard(engine, bench, faults):
    """Review with no mouse, on an Arabic keyboard too: accept, skip, reject, undo."""
    context = open_context(engine, bench, locale="ar")
    page = context.new_page()
    watch(page, bench, faults)
    page.goto(bench.root + "/review?kind=claim")

    def now():
        return page.locator("input[name=item]").get_attribute("value")

    def press(key):
        with page.expect_navigation():
            page.keyboard.press(key)

    start = now()
    press("KeyA")
    second = now()
    faults.check(second != start, "A does not accept")
    press("KeyU")
    faults.check(now() == start, "U does not undo")
    page.goto(bench.root + "/review?kind=claim")
    press("KeyS")
    faults.check(now() == second and "after=" in page.url, "S does not skip")
    press("KeyR")
    faults.check(now() not in (start, second), "R does not reject")
    page.keyboard.press("KeyM")
    faults.check(page.locator("details.amend").first.get_attribute("open") is not None, "M does not open the fields")
    page.locator("#reason").focus()
    page.keyboard.type("ar")
    faults.check(page.locator("#reason").input_value() == "ar", "keys act while somebody writes")
    page.keyboard.press("Escape")
    page.goto(bench.root + "/processes")
    page.keyboard.press("Tab")
    faults.check(page.evaluate("document.activeElement.className") == "skip", "the first stop is not the way to the content")
    context.close()


def slider(engine, bench, faults):
    """A day a step by the arrow keys, told in the reader's months and in Hijri ones; the address has the day."""
    for tongue, months, wanted in (("ar", "maghreb", r"^\d+ جانفي 2020 · \d+ جمادى (الأولى|الآخرة) 1441 هـ$"), ("en", "gulf", r"^\d+ January 2020 · \d+ Jumada .* 1441 AH$")):
        context = open_context(engine, bench, locale=tongue)
        page = context.new_page()
        watch(page, bench, faults)
        page.goto(f"{bench.root}/processes/libya?known-by=2020-01-14&months={months}")
        said = page.locator(".slider output")
        faults.check(re.match(wanted, said.inner_text()), f"the slider ({tongue}) says {said.inner_text()}")
        page.locator("#slider").focus()
        with page.expect_navigation():
            page.keyboard.press("ArrowLeft" if tongue == "en" else "ArrowRight")
        faults.check("known-by=2020-01-13" in page.url, f"a step back leads to {page.url}")
        faults.check(page.locator("#slider").get_attribute("aria-valuetext") == said.inner_text(), "the slider is not told to who can't see it")
        context.close()


def names_while_writing(engine, bench, faults):
    """Names that begin so are offered in the letters of who writes, at the clocks of the page."""
    context = open_context(engine, bench, locale="en")
    page = context.new_page()
    watch(page, bench, faults)
    for clock, written, wanted in (
            ("", "haft", "Khalifa Haftar"), ("", "حفت", "خليفة حفتر"), ("?known-by=2018-01-01", "haft", None)):
        page.goto(bench.root + "/search" + clock)
        field = page.locator("#q")
        with page.expect_response(lambda answer: re.search(rf"/search/names.json\?q={quote(written)}(&|$)", answer.url)):
            field.press_sequentially(written)
        page.wait_for_timeout(300)
        offered = field.evaluate("field => [...field.list.options].map(option => option.value)")
        faults.check(offered == ([wanted] if wanted else []), f"for {written} is offered {offered}")
    context.close()


def names_by_keyboard(engine, bench, faults):
    """An actor is merged with another, and that is taken back, with no mouse."""
    context = open_context(engine, bench, locale="ar")
    page = context.new_page()
    watch(page, bench, faults)
    page.goto(bench.root + main_pages(engine, bench)["actor"])
    page.locator(".for-coders a").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    path = page.url
    other = page.locator("#everybody option").first.get_attribute("value")
    page.locator("#with").focus()
    page.keyboard.type(other)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    faults.check(page.evaluate("document.activeElement.value") == "merge", "the button is not behind the fields")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    faults.check(page.url == path and other in page.locator("ul.said li").first.inner_text(), "merging by keyboard")
    page.locator("ul.said button").first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    faults.check(page.url == path and page.locator("ul.said li.is-gone").count() == 1, "taking it back by keyboard")
    context.close()


def adding(engine, bench, faults):
    context = open_context(engine, bench, locale="en")
    page = context.new_page()
    watch(page, bench, faults)
    page.goto(bench.root + "/add")
    page.set_input_files("#files", [str(p) for p in sorted((SAMPLES / "fiction").glob("*.txt"))])
    page.locator("main button[type=submit]").click()
    path = page.url
    page.reload()
    faults.check(page.url == path and "/add/" in path, "progress does not survive a reload")
    page.wait_for_function("() => !document.querySelector('[data-follow]')")
    faults.check("12" in page.locator("dl.facts").inner_text(), f"adding: {page.locator('main').inner_text()}")
    context.close()


def by_address(engine, bench, port, faults):
    """A page of a site on loopback that was allowed, one of a place that was not."""
    context = open_context(engine, bench, locale="ar")
    page = context.new_page()
    watch(page, bench, faults)
    for host, added in (("127.0.0.2", "1"), ("127.0.0.1", "0")):
        page.goto(bench.root + "/add")
        page.locator("#addresses").fill(f"http://{host}:{port}/page/1")
        page.locator("main button[type=submit]").click()
        page.reload()
        page.wait_for_function("() => !document.querySelector('[data-follow]')")
        job = context.request.get(page.url + ".json").json()
        faults.check(job["state"] == "done" and str(job["added"]) == added, f"adding by address of {host}: {job}")
        faults.check((job["problem-count"] == 0) == (added == "1"), f"what went wrong at {host}: {job['problems']}")
    context.close()


def without_script(engine, bench, faults):
    context = open_context(engine, bench, java_script_enabled=False, locale="ar")
    page = context.new_page()
    for name, path in main_pages(engine, bench).items():
        answer = page.goto(bench.root + path)
        faults.check(answer.status in (200, 404) and page.locator("main h1").count() >= 1, f"{name} without script: {answer.status}")
    context.close()


def pictures(engine, bench, folder):
    """At most 14, small."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    pages = main_pages(engine, bench)
    wanted = [("process", "ar", "light", 1200), ("process", "en", "dark", 1200), ("report", "ar", "light", 1200), ("report", "en", "dark", 1200),
              ("actor", "ar", "light", 1200), ("search", "ar", "dark", 1200), ("review", "ar", "light", 1200), ("review", "en", "dark", 1200),
              ("add", "en", "light", 1200), ("process", "ar", "light", 390), ("review", "ar", "dark", 390)]
    for name, tongue, theme, width in wanted:
        if name not in pages:
            continue
        context = open_context(engine, bench, locale=tongue, color_scheme=theme, viewport={"width": width, "height": 900 if width > 600 else 800})
        page = context.new_page()
        page.goto(bench.root + pages[name])
        page.screenshot(path=str(folder / f"{name}-{tongue}-{theme}{'-phone' if width < 600 else ''}.png"))
        context.close()


def main(programs, screenshots=None):
    faults, count = Faults(), 0
    with site() as port, workbench(programs, "--coder", "amal", "--allow", "127.0.0.2", "--page", opened_by_make()) as bench, browser() as engine:
        bench.start()
        newcomer(engine, bench, faults)
        if screenshots:
            pictures(engine, bench, pathlib.Path(screenshots))
        else:
            printed(engine, bench, faults)
            by_keyboard(engine, bench, faults)
            slider(engine, bench, faults)
            names_while_writing(engine, bench, faults)
            names_by_keyboard(engine, bench, faults)
            adding(engine, bench, faults)
            by_address(engine, bench, port, faults)
            without_script(engine, bench, faults)
            count = accessibility(engine, bench, faults)
    end(faults, f"pictures are in {screenshots}" if screenshots else f"the browser: all as it should be, {count} pages looked at by axe")


if __name__ == "__main__":
    main(*sys.argv[1:])
