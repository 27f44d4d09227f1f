"use strict";
(() => {
  const root = document.documentElement;
  const find = (id) => document.getElementById(id);
  const PARTS = ["NV-article", "NV-contents", "NV-findings", "NV-notice", "NV-status"];
  const BLOCKS = "main [data-line], main section";

  // The theme: the system's, unless the reader chose one.

  const store = {
    get() {
      try { return localStorage.getItem("novaspec-theme"); } catch { return null; }
    },
    set(value) {
      try { localStorage.setItem("novaspec-theme", value); } catch { /* no storage */ }
    },
  };
  const isDark = () =>
    root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
  const toggleTheme = () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    store.set(root.dataset.theme);
  };
  const chosen = store.get();
  if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  const button = find("NV-theme");
  button.hidden = false;
  button.addEventListener("click", toggleTheme);

  // Findings, one after the other.

  let current = -1;
  const lead = (element) => {
    document.querySelectorAll(".nv-now").forEach((e) => e.classList.remove("nv-now"));
    if (!element) return;
    element.classList.add("nv-now");
    element.scrollIntoView({ block: "center" });
  };
  const step = (by) => {
    const items = [...find("NV-findings").querySelectorAll("li")];
    if (!items.length) return;
    current = (current + by + items.length) % items.length;
    if (current < 0) current = items.length - 1;
    const link = items[current].querySelector("a");
    lead(document.getElementById(link.hash.slice(1)));
    items[current].classList.add("nv-now");
    items[current].scrollIntoView({ block: "nearest" });
    link.focus({ preventScroll: true });
  };
  document.addEventListener("click", (event) => {
    const item = event.target.closest("#NV-findings li");
    if (!item) return;
    current = [...item.parentNode.children].indexOf(item);
    lead(document.getElementById(item.querySelector("a").hash.slice(1)));
    item.classList.add("nv-now");
  });

  // What was edited last.

  const edited = () => document.querySelector("main [data-edited]");
  const showEdited = () => {
    const link = find("NV-edited");
    if (link) link.hidden = !edited();
  };
  const toEdited = () => {
    const place = edited();
    if (place) place.scrollIntoView({ block: "center" });
  };
  const link = find("NV-edited");
  if (link) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      toEdited();
    });
  }

  const toggleContents = () => {
    const contents = find("NV-contents");
    contents.open = !contents.open;
    if (contents.open) contents.querySelector("summary").focus();
  };
  const KEYS = {
    n: () => step(1),
    p: () => step(-1),
    e: toEdited,
    c: toggleContents,
    t: toggleTheme,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  if (matchMedia("(max-width: 50rem)").matches) find("NV-contents").open = false;
  if (!root.dataset.live) return;

  // A new page in the place of the old one, and the reader where he was.

  const words = (element) => element.textContent.replace(/\s+/g, " ").slice(0, 200);
  const anchor = () => {
    const top = find("NV-article").getBoundingClientRect().top < 0;
    if (!top || scrollY === 0) return null;
    const blocks = [...document.querySelectorAll(BLOCKS)].filter((e) => e.dataset.line);
    const index = blocks.findIndex((e) => e.getBoundingClientRect().bottom > 60);
    if (index < 0) return null;
    return {
      // If the first is what is being edited, the next may be found.
      marks: blocks.slice(index, index + 4).map((e) => ({
        tag: e.tagName,
        words: words(e),
        top: e.getBoundingClientRect().top,
      })),
      index,
    };
  };
  const restore = (kept, y) => {
    if (!kept) return scrollTo(scrollX, y);
    const blocks = [...document.querySelectorAll(BLOCKS)].filter((e) => e.dataset.line);
    for (const mark of kept.marks) {
      const same = blocks
        .map((element, index) => ({ element, far: Math.abs(index - kept.index) }))
        .filter(({ element }) => element.tagName === mark.tag && words(element) === mark.words)
        .sort((a, b) => a.far - b.far)[0];
      if (same) {
        const top = same.element.getBoundingClientRect().top;
        return scrollTo(scrollX, scrollY + top - mark.top);
      }
    }
    return scrollTo(scrollX, y);
  };
  const replace = (text) => {
    const fresh = new DOMParser().parseFromString(text, "text/html");
    if (!fresh.getElementById("NV-article")) return;
    const kept = anchor();
    const y = scrollY;
    const focused = document.activeElement && document.activeElement.getAttribute("href");
    const open = PARTS.map((id) => find(id).open);
    PARTS.forEach((id, index) => {
      const part = document.importNode(fresh.getElementById(id), true);
      if (open[index] !== undefined) part.open = open[index];
      find(id).replaceWith(part);
    });
    document.title = fresh.title;
    restore(kept, y);
    showEdited();
    if (focused) {
      const again = [...document.querySelectorAll("#NV-findings a, #NV-contents a")]
        .find((each) => each.getAttribute("href") === focused);
      if (again) again.focus({ preventScroll: true });
    }
    root.dataset.version = fresh.documentElement.dataset.version || "";
  };
  let asked = 0;
  const load = async () => {
    const mine = ++asked;
    try {
      const answer = await fetch(location.pathname + location.search, { cache: "no-store" });
      const text = await answer.text();
      if (answer.ok && mine === asked) replace(text);
    } catch { /* the stream tells when it is back */ }
  };
  const stream = new EventSource(root.dataset.live);
  // The first tells which page there was when the stream began.
  stream.addEventListener("page", (event) => {
    if (event.data !== root.dataset.version) load();
  });
  stream.addEventListener("open", () => {
    root.dataset.connected = "yes";
  });
  stream.addEventListener("error", () => {
    root.dataset.connected = "no";
    find("NV-status").textContent = "novaspec preview has ended; this is the last page";
  });
  showEdited();
})();
