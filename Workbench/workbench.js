"use strict";
// What the workbench does better with script; without it everything works by links and forms.

// The slider of the known-by clock: a day a step, over the days on which something was told and those between.
for (const box of document.querySelectorAll(".slider")) {
  const days = box.dataset.days.trim().split(" ").map(entry => entry.split(":")[0]).filter(Boolean);
  const form = box.closest("form"), field = form.querySelector("[name=known-by]"), range = box.querySelector("input"), out = box.querySelector("output");
  if (days.length < 2) continue;
  const number = day => Math.round(Date.parse(day.slice(0, 10) + "T00:00:00Z") / 86400000);
  const text = number => new Date(number * 86400000).toISOString().slice(0, 10);
  const first = number(days[0]), last = number(days[days.length - 1]);
  // Names of months as the server writes them: of each month its name and year, of each Hijri month its first day in words.
  const pairs = list => list.split("|").filter(Boolean).map(pair => [pair.slice(0, pair.indexOf(":")), pair.slice(pair.indexOf(":") + 1)]);
  const months = new Map(pairs(box.dataset.months)), hijri = pairs(box.dataset.hijri).map(([day, words]) => [number(day), words]);
  const words = value => {
    const day = text(value), start = hijri.findLast(([first]) => first <= value);
    const own = months.has(day.slice(0, 7)) ? `${Number(day.slice(8))} ${months.get(day.slice(0, 7))}` : day;
    return start ? `${own} · ${start[1].replace(/^1 /, `${value - start[0] + 1} `)}` : own;
  };
  const show = () => { out.value = words(Number(range.value)); range.setAttribute("aria-valuetext", out.value); };
  range.min = String(first);
  range.max = String(last);
  range.value = String(field.value ? number(field.value) : last);
  show();
  box.hidden = false;
  range.addEventListener("input", () => { show(); field.type = "date"; field.value = text(Number(range.value)); });
  range.addEventListener("change", () => form.requestSubmit());
}

// Forms with GET leave empty fields out of the address.
for (const form of document.querySelectorAll("form[method=get]")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && field.value === "") field.disabled = true;
  });
  addEventListener("pageshow", () => { for (const field of form.elements) field.disabled = false; });
}

// Names beside what is being written into a search: those that begin with it and those close to it, in its letters.
for (const form of document.querySelectorAll("form[role=search]")) {
  const field = form.querySelector("[name=q]"), list = document.createElement("datalist");
  list.id = "names-" + document.querySelectorAll("datalist").length;
  form.append(list);
  field.setAttribute("list", list.id);
  field.autocomplete = "off";
  let asked = "", timer;
  const look = async () => {
    const words = field.value.trim();
    if (words.length < 2 || words === asked) return;
    asked = words;
    const query = new URLSearchParams({ q: words });
    for (const clock of ["as-of", "known-by"]) if (form.elements[clock]?.value) query.set(clock, form.elements[clock].value);
    try {
      const answer = await fetch("/search/names.json?" + query);
      if (!answer.ok || words !== asked) return;
      const isLatin = /[a-z]/i.test(words), { near } = await answer.json();
      list.replaceChildren(...near.map(one => new Option(one.label, isLatin && one.name_en || one.name)));
    } catch { /* Without them a search is as good. */ }
  };
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, 150); });
}

// Keys: what names one in data-key is pressed by it, unless somebody writes.
addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const target = event.target;
  if (event.key === "Escape" && target instanceof HTMLElement) return target.blur();
  if (target instanceof Element && target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
  // By the place of the key, so that an Arabic keyboard has the same keys.
  const key = event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : event.key;
  const named = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!named) return;
  event.preventDefault();
  named.focus();
  named.click();
});

// Progress of what was sent: looked at anew every second until it is over, then the page is.
for (const box of document.querySelectorAll("[data-follow]")) {
  const bar = box.querySelector("progress"), count = box.querySelector("dd");
  const look = async () => {
    try {
      const answer = await fetch(box.dataset.follow + ".json");
      const job = await answer.json();
      if (job.over || !answer.ok) return location.reload();
      if (job.state !== box.dataset.state && box.dataset.state) return location.reload();
      box.dataset.state = job.state;
      bar.max = Math.max(job.size, 1);
      bar.value = job.taken;
      count.textContent = job.read;
    } catch { /* Looked at again. */ }
    setTimeout(look, 1000);
  };
  setTimeout(look, 500);
}
