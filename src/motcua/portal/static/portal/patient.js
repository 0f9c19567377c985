// A line that is connected and brings nothing. The page says what happens, and what may be sent twice without harm
// (data-again) is sent again by itself until the server has answered with the dossier's code.
(() => {
  const PATIENCE = 15000;
  const REST = 5000;
  const REST_MOST = 30000;
  const told = document.querySelector("[data-patient]");
  if (!told) return;
  const words = told.dataset;
  const say = (form, text) => {
    if (told.parentElement !== form) form.append(told); // beside what was pressed
    told.hidden = false;
    told.querySelector("p").textContent = text;
  };

  // Everything else that is sent: it cannot be told here whether it came, only that nothing is lost.
  let slow = 0;
  for (const form of document.querySelectorAll("main form[method=post]:not([data-again])")) {
    form.addEventListener("submit", (event) => {
      clearTimeout(slow);
      if (!event.defaultPrevented) slow = setTimeout(() => say(form, words.slow), PATIENCE);
    });
  }
  addEventListener("pageshow", () => clearTimeout(slow));

  const form = document.querySelector("form[data-again]");
  if (!form) return;
  let busy = false;

  async function once() {
    const control = new AbortController();
    const timer = setTimeout(() => control.abort(), PATIENCE);
    try {
      const sent = { method: "POST", body: new FormData(form), headers: { "X-Autosave": "1" }, signal: control.signal };
      const answer = await fetch(form.action, sent);
      return answer.status >= 500 ? null : await answer.json().catch(() => ({}));
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  function rest(wait) {
    return new Promise((go) => {
      setTimeout(go, wait);
      addEventListener("online", go, { once: true });
    });
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    say(form, words.sending);
    for (let tries = 1; ; tries += 1) {
      const answer = await once();
      if (answer?.filed) {
        say(form, `${words.stored} ${answer.code}`);
        location.href = answer.filed;
        return;
      }
      if (answer) return form.submit(); // refused: the server's own page says why
      say(form, navigator.onLine ? words.silent : words.offline);
      await rest(Math.min(REST * tries, REST_MOST));
    }
  });
})();
