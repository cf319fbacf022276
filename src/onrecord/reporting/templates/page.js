(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Controls that do nothing without this script are hidden until it runs.
  root.classList.add("scripted");
  all("[data-needs-script]").forEach((control) => { control.hidden = false; });

  // Colours. A page opened from disk, or in a frame, may have no storage; then the choice lasts as long as the page.
  const stored = (value) => {
    try {
      if (value === undefined) return localStorage.getItem("onrecord-theme");
      localStorage.setItem("onrecord-theme", value);
    } catch { /* no storage here */ }
    return null;
  };
  const paint = (theme) => { if (theme === "auto") delete root.dataset.theme; else root.dataset.theme = theme; };
  const themes = all("input[name=theme]");
  const chosen = themes.find((theme) => theme.value === stored());
  if (chosen) { chosen.checked = true; paint(chosen.value); }
  themes.forEach((theme) => theme.addEventListener("change", () => { paint(theme.value); stored(theme.value); }));

  // Copying a sentence; where the clipboard is closed to the page, by selecting the words.
  const copied = async (element) => {
    const words = element.textContent.trim();
    try { await navigator.clipboard.writeText(words); return true; } catch { /* the older way */ }
    const range = document.createRange();
    range.selectNodeContents(element);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return document.execCommand("copy");
  };
  all("button.copy").forEach((button) => {
    const label = button.textContent;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      const done = await copied(document.getElementById(button.dataset.copy));
      button.textContent = done ? document.body.dataset.copied : document.body.dataset.copyFailed;
      setTimeout(() => { button.textContent = label; }, 2500);
    });
  });

  // What is shown: an entry stays while its kind, its outcome, one of its sides and one of its sectors are chosen.
  const KEPT_BY = { side: "sides", outcome: "outcome", sector: "sectors" };
  const filter = (report) => {
    const bar = report.querySelector(".filters");
    if (!bar) return;
    const boxes = all("input[type=checkbox]", bar);
    const entries = all(".entry", report);
    const [status, reset] = [bar.querySelector("[role=status]"), bar.querySelector(".reset")];
    const off = (group) => new Set(boxes.filter((b) => b.dataset.group === group && !b.checked).map((b) => b.value));
    const apply = (told) => {
      const kinds = off("kind");
      const chosen = Object.entries(KEPT_BY).map(([group, key]) => [off(group), key]);
      const hidden = (kind, data) => kinds.has(kind) || chosen.some(
        ([gone, key]) => data[key] !== undefined && data[key].split(" ").every((value) => gone.has(value)));
      entries.forEach((entry) => { entry.hidden = hidden(entry.closest("[data-section]").dataset.section, entry.dataset); });
      all(".account", report).forEach((account) => { account.hidden = !account.querySelector(".entry:not([hidden])"); });
      all("[data-section]", report).forEach((section) => {
        section.hidden = !!section.querySelector(".entry") && !section.querySelector(".entry:not([hidden])");
      });
      const gone = new Set(entries.filter((entry) => entry.hidden).map((entry) => `#${entry.id}`));
      all(".text a", report).forEach((link) => { link.hidden = gone.has(link.hash); });
      report.classList.toggle("narrowed", gone.size > 0);
      all(".text [data-at]", report).forEach((stretch) => stretch.classList.remove("faint"));
      if (chosen.some(([values]) => values.size)) all(".text", report).forEach((text) => fade(text, gone));
      const shown = entries.length - gone.size;
      const words = entries.length === 1 ? status.dataset.one : status.dataset.many;
      reset.hidden = boxes.every((box) => box.checked);
      status.textContent = told ? words.replace("{shown}", shown) : "";
    };
    boxes.forEach((box) => box.addEventListener("change", () => apply(true)));
    reset.addEventListener("click", () => {
      boxes.forEach((box) => { box.checked = true; });
      apply(true);
      boxes[0].focus();
    });
    apply(boxes.some((box) => !box.checked));
  };

  // Marks: each has an anchor that knows where it ends, each stretch of text the place it starts at.
  const starts = (anchor) => {
    let next = anchor.nextElementSibling;
    while (next && next.dataset.at === undefined) next = next.nextElementSibling;
    return next ? +next.dataset.at : 0;
  };
  const ofPrefix = (anchor, prefix) => prefix + anchor.id.slice(prefix.length + 3).replace(/-\d+$/, "");
  const marksOf = (within) => all("[data-to]", within).map((anchor) => ({
    id: anchor.id, from: starts(anchor), to: +anchor.dataset.to, text: anchor.closest(".text"),
    of: ofPrefix(anchor, anchor.closest(".report").dataset.prefix),
  }));
  const stretches = ({ text, from, to }) =>
    all("[data-at]", text).filter((stretch) => +stretch.dataset.at >= from && +stretch.dataset.at < to);
  const fade = (text, gone) => {
    const kept = marksOf(text).filter((mark) => !gone.has(`#${mark.of}`)).sort((a, b) => a.from - b.from);
    let [next, reach] = [0, -1];
    all("[data-at]", text).forEach((stretch) => {
      const at = +stretch.dataset.at;
      while (next < kept.length && kept[next].from <= at) { reach = Math.max(reach, kept[next].to); next += 1; }
      stretch.classList.toggle("faint", at >= reach && !stretch.matches(".m-speaker, .m-headline"));
    });
  };
  const light = (marks) => {
    all(".lit").forEach((element) => element.classList.remove("lit"));
    marks.forEach((mark) => stretches(mark).forEach((stretch) => stretch.classList.add("lit")));
  };

  // From a mark to its entry, from an entry to its marks.
  const go = (id) => {
    const target = document.getElementById(id);
    if (!target) return;
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    const report = target.closest(".report");
    if (report && target.closest("[hidden]")) report.querySelector(".reset").click();
    if (report) {
      const marks = marksOf(report);
      light(marks.filter((mark) => mark.id === id || mark.of === id));
      if (target.matches(".entry")) target.classList.add("lit");
    }
    const inText = target.matches(".text *");
    const panel = target.closest(".panel");
    if (panel && panel !== target) {
      // The panel scrolls inside itself where it stands beside the text, so that the text stays where it is.
      const above = inText ? 80 : 12;  // a place in a text is read with the lines before it
      panel.scrollTop += target.getBoundingClientRect().top - panel.getBoundingClientRect().top - above;
      const top = target.getBoundingClientRect().top;
      if (top < 0 || top > innerHeight * 0.8) target.scrollIntoView({ block: "start" });
    } else target.scrollIntoView({ block: inText ? "center" : "start" });
    const landing = inText ? back(marksOf(report).find((mark) => mark.id === id)) : target;
    if (landing) landing.focus({ preventScroll: true });
  };
  // The link at a mark's end that leads to its entry: several of an entry may stand in one text.
  const back = (mark) => {
    const links = all(`a[href="#${mark.of}"]`, mark.text);
    return links.find((link) => +(link.previousElementSibling?.dataset.at ?? 0) >= mark.from) || links[0];
  };
  const jump = (id) => {
    try { history.pushState(null, "", `#${id}`); } catch { /* a frame may have no history */ }
    go(id);
  };
  const idIn = (hash) => {
    try { return decodeURIComponent(hash.slice(1)); } catch { return ""; }
  };
  const followed = () => { if (location.hash.length > 1) go(idIn(location.hash)); };
  document.addEventListener("click", (event) => {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a[href^='#']");
    if (link) {
      event.preventDefault();
      jump(idIn(link.hash));
      return;
    }
    const stretch = event.target.closest(".text [data-at]");
    if (!stretch || !getSelection().isCollapsed) return;
    // Of the marks below the pointer the shortest; when it is the lit one already, the next longer.
    const report = stretch.closest(".report");
    const at = +stretch.dataset.at;
    const shown = (mark) => { const entry = document.getElementById(mark.of); return entry && !entry.hidden; };
    const below = marksOf(stretch.closest(".text")).filter((mark) => mark.from <= at && at < mark.to && shown(mark));
    below.sort((a, b) => a.to - a.from - (b.to - b.from));
    const ids = [...new Set(below.map((mark) => mark.of))];
    if (!ids.length) return;
    const lit = report.querySelector(".entry.lit");
    jump(ids[(ids.indexOf(lit ? lit.id : "") + 1) % ids.length]);
  });
  addEventListener("hashchange", followed);
  addEventListener("popstate", followed);

  // On paper everything is open.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    closed.forEach((box) => { box.open = true; });
  });
  addEventListener("afterprint", () => { closed.forEach((box) => { box.open = false; }); });

  all(".entry").forEach((entry) => { entry.tabIndex = -1; });
  all(".report").forEach(filter);
  followed();
})();
