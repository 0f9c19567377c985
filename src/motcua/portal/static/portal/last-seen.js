// Keeps on this device what was last seen of the dossiers that a person follows, for when there is no network:
// code, procedure, status, appointment, and when that was. No name, no word, no paper (docs/newcomer/offline.md).
//   by the account: each dossier that the account's own pages show, for as long as it is signed in here;
//   by hand: a dossier opened with the word on its receipt, when "keep on this device" was pressed.
(() => {
  const KEY = "motcua.seen";
  const MOST = 50;
  const DAYS = 90;

  function read() {
    try {
      return { person: "", dossiers: [], ...JSON.parse(localStorage.getItem(KEY)) };
    } catch {
      return { person: "", dossiers: [] };
    }
  }
  function write(kept) {
    const since = Date.now() - DAYS * 86_400_000;
    kept.dossiers = kept.dossiers.filter((one) => Date.parse(one.at) > since).slice(0, MOST);
    try {
      localStorage.setItem(KEY, JSON.stringify(kept));
    } catch {
      // A browser that keeps nothing, or is full: there is nothing to see offline then.
    }
  }

  // Somebody else is here, or nobody any more: what the account kept goes, and with another account all.
  const person = document.body.dataset.person;
  if (person !== undefined) {
    const kept = read();
    if (kept.person && kept.person !== person) {
      kept.dossiers = person ? [] : kept.dossiers.filter((one) => one.by !== "account");
    }
    kept.person = person;
    write(kept);
  }
  // Signing out takes all away at once, with a network or without one.
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-forgets]")) localStorage.removeItem(KEY);
  });

  const shown = (element) => JSON.parse(element.dataset.seen);
  function put(seen, by) {
    const kept = read();
    kept.dossiers = [{ ...seen, by }, ...kept.dossiers.filter((one) => one.code !== seen.code)];
    write(kept);
  }
  function look(root) {
    const found = [...root.querySelectorAll("[data-seen]")].map(shown).reverse();
    for (const seen of found) {
      const before = read().dossiers.find((one) => one.code === seen.code);
      if (document.querySelector("[data-seen-by=account]")) put(seen, "account");
      else if (before) put(seen, before.by);
    }
  }
  look(document);
  const live = document.querySelector("main");
  if (live) {
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const one of addedNodes) if (one.querySelectorAll) look(one);
    }).observe(live, { childList: true, subtree: true });
  }

  // "Keep on this device": a switch, offered where the word was used.
  const choice = document.querySelector("[data-keep]");
  const here = document.querySelector("[data-seen]");
  if (choice && here) {
    const { code } = shown(here);
    const button = choice.querySelector("button");
    const say = () => {
      const on = read().dossiers.some((one) => one.code === code);
      button.textContent = on ? choice.dataset.forget : choice.dataset.keep;
      choice.querySelector("[data-kept]").hidden = !on;
    };
    button.addEventListener("click", () => {
      const kept = read();
      const on = kept.dossiers.some((one) => one.code === code);
      if (on) write({ ...kept, dossiers: kept.dossiers.filter((one) => one.code !== code) });
      else put(shown(document.querySelector("[data-seen]")), "hand");
      say();
    });
    say();
    choice.hidden = false;
  }

  // A page that is open when the network goes says so; it is right again when it was asked for anew.
  const note = document.querySelector("[data-offline-note]");
  if (note) {
    addEventListener("offline", () => { note.hidden = false; });
    addEventListener("online", () => { note.hidden = true; });
  }

  if ("serviceWorker" in navigator && document.body.dataset.worker) {
    addEventListener("load", () => navigator.serviceWorker.register(document.body.dataset.worker).catch(() => {}));
  }
})();
