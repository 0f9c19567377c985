// The desk by keyboard and by scanner: single keys (their list opens with "?"), and a code that a reader types,
// wherever one is, opens its dossier. A reader types faster than any hand and ends with Enter.
(() => {
  const FAST_MS = 60;
  const SHORTEST = 6;
  const OFF = "motcua.keys.off";
  const dialog = document.getElementById("keys");
  const search = document.querySelector("form.mc-search");
  if (!dialog || !search) return;
  const editable = (element) =>
    element.closest?.("textarea, select, [contenteditable], input:not([type=checkbox]):not([type=radio])");

  // --- what a reader typed ----------------------------------------------------------------------
  const ours = (text) => /\/track\/[^/\s]+/.test(text) || /^[A-Z0-9.]{2,24}-\d{6}-\d{4,9}$/i.test(text);
  let typed = "";
  let last = 0;
  let before = "";

  function unsaved() {
    return [...document.querySelectorAll("main form[method=post] :is(input:not([type=hidden]), textarea, select)")].some((one) =>
      one.matches("select")
        ? [...one.options].some((option) => option.selected !== option.defaultSelected) && one.selectedIndex > 0
        : one.matches("[type=checkbox], [type=radio]") ? one.checked !== one.defaultChecked : one.value !== one.defaultValue,
    );
  }
  function open(text) {
    const address = `${search.action}?q=${encodeURIComponent(text)}`;
    if (!unsaved()) return location.assign(address);
    // What was typed on this page stays: the dossier is offered in another tab.
    const offer = document.getElementById("scanned");
    const link = offer.querySelector("a");
    link.href = address;
    link.querySelector("span").textContent = text.match(/\/track\/([^/\s]+)/)?.[1] ?? text;
    document.querySelector("main").prepend(offer);
    offer.hidden = false;
    link.focus();
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const fast = event.timeStamp - last < FAST_MS;
    const field = editable(event.target);
    if (event.key === "Enter") {
      const text = typed;
      typed = "";
      if (!fast || text.length < SHORTEST || (field && !ours(text))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      clearTimeout(waiting);
      if (field) field.value = before;
      open(text);
    } else if (event.key.length === 1) {
      if (!fast) {
        typed = "";
        before = field?.value ?? "";
      }
      typed += event.key;
      last = event.timeStamp;
    }
  }, true);

  // --- single keys --------------------------------------------------------------------------------
  const rows = () => [...document.querySelectorAll("main tbody tr")].filter((row) => row.querySelector("a[href]"));
  function step(by) {
    const all = rows();
    const here = all.findIndex((row) => row.contains(document.activeElement));
    all[Math.min(Math.max(here + by, 0), all.length - 1)]?.querySelector("a[href]").focus();
  }
  // What a letter and then one of these names: menus and tabs are followed, what the page can do is gone to (Enter
  // does it, so that no slip of a finger acts). Asked anew each time: live parts are put in place anew.
  const SECOND = [..."123456789abcdefghijklmnopqrstuvwxyz"];
  const DOES = "main :is(button.govuk-button, button.mc-link-button, summary), #acts a.govuk-link";
  const entries = {
    g: () => [...document.querySelectorAll(".govuk-service-navigation__link[href]")],
    t: () => [...document.querySelectorAll(".moj-sub-navigation__link[href]")],
    d: () => [...document.querySelectorAll(DOES)].filter((one) => one.checkVisibility() && !one.closest("#scanned")),
  };
  const acts = {
    "?": () => show(),
    "/": () => search.querySelector("input").focus(),
    j: () => step(1),
    k: () => step(-1),
    x: () => document.activeElement.closest("tr")?.querySelector("input[type=checkbox]")?.click(),
    n: () => document.querySelector("a[rel=next]")?.click(),
    p: () => document.querySelector("a[rel=prev]")?.click(),
    a: () => document.querySelector("#acts :is(input:not([type=hidden]), select, textarea, button, summary)")?.focus(),
    g: () => { first = "g"; },
    t: () => { first = "t"; },
    d: () => { first = "d"; },
  };
  let first = "";
  let waiting;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || editable(event.target) || dialog.open) return;
    const { key } = event;
    clearTimeout(waiting); // a key that comes so soon after another is a reader's
    if (localStorage.getItem(OFF) && key !== "?") return;
    if (typed.length > 1 && key.length === 1) {
      first = "";
      return;
    }
    const [letter, number] = [first, SECOND.indexOf(key)];
    first = "";
    const listed = letter && number >= 0 ? entries[letter]()[number] : null;
    const act = listed ? () => (letter === "d" ? listed.focus() : listed.click()) : letter ? null : acts[key];
    if (!act) return;
    if (key === "/" || key === "?") event.preventDefault();
    waiting = setTimeout(act, FAST_MS + 10);
  });

  // --- the list ---------------------------------------------------------------------------------------
  const list = dialog.querySelector("tbody");
  const always = list.rows.length;
  const named = (one) => (one.getAttribute("aria-label") ?? one.textContent).replace(/\s+/g, " ").trim();
  function show() {
    while (list.rows.length > always) list.lastElementChild.remove();
    for (const [letter, found] of Object.entries(entries)) {
      found().slice(0, SECOND.length).forEach((one, number) => {
        const row = list.rows[0].cloneNode(true);
        row.cells[0].firstElementChild.textContent = `${letter} ${SECOND[number]}`;
        row.cells[1].textContent = named(one);
        list.append(row);
      });
    }
    dialog.showModal();
  }
  const on = dialog.querySelector("input[type=checkbox]");
  on.checked = !localStorage.getItem(OFF);
  on.addEventListener("change", () => (on.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
  const button = dialog.nextElementSibling;
  const tools = document.querySelector(".mc-header__tools");
  if (tools) {
    const place = document.createElement("li");
    place.append(button);
    tools.append(place);
    button.hidden = false;
    button.addEventListener("click", show);
  }
})();
