// The page without a network: what this device kept of the dossiers that were seen on it (last-seen.js).
(() => {
  const KEY = "motcua.seen";
  const list = document.querySelector("[data-kept-dossiers]");
  const form = document.querySelector("template").content;

  function kept() {
    try {
      return JSON.parse(localStorage.getItem(KEY))?.dossiers ?? [];
    } catch {
      return [];
    }
  }
  function drawn(one) {
    const item = form.cloneNode(true).firstElementChild;
    for (const part of item.querySelectorAll("[data-part]")) {
      const text = one[part.dataset.part];
      part.textContent = text ?? "";
      if (!text) (part.closest("[data-with]") ?? part).remove();
    }
    const tag = item.querySelector("[data-part=status]");
    if (tag && /^[a-z]+$/.test(one.colour)) tag.classList.add(`govuk-tag--${one.colour}`);
    item.querySelector("button").addEventListener("click", () => {
      const all = JSON.parse(localStorage.getItem(KEY));
      all.dossiers = all.dossiers.filter((other) => other.code !== one.code);
      localStorage.setItem(KEY, JSON.stringify(all));
      draw();
    });
    return item;
  }
  function draw() {
    const all = kept();
    const asked = location.pathname.match(/^\/track\/([^/]+)\//);
    const code = asked && decodeURIComponent(asked[1]).toUpperCase();
    const first = all.filter((one) => one.code === code);
    list.replaceChildren(...[...first, ...all.filter((one) => one.code !== code)].map(drawn));
    document.querySelector("[data-some]").hidden = !all.length;
    document.querySelector("[data-none]").hidden = all.length > 0;
    document.querySelector("[data-not-this]").hidden = !code || first.length > 0 || !all.length;
  }

  draw();
  for (const again of document.querySelectorAll("[data-again]")) {
    again.addEventListener("click", () => location.reload());
  }
  addEventListener("online", () => location.reload());
  addEventListener("storage", draw); // signed out in another window
})();
