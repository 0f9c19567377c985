// The screen on the wall. When something changed in the hall it comes by server-sent events, looked at once for all
// screens (without them the page is fetched every five seconds), and what was called since is said: a chime, then Vietnamese speech of the browser, or
// the recorded words that come with the program. While the network is away the last state stays and says so.
(() => {
  const FRESH_MS = 120_000; // a call older than this is shown, not said
  const POLL_MS = 5_000;
  const SLOW_POLL_MS = 20_000; // while the event stream tells of changes
  const away = document.getElementById("wall-away");
  const said = document.getElementById("wall-said");
  const button = document.getElementById("wall-sound");
  let source = null;
  let last = Math.max(0, ...[...document.querySelectorAll("[data-call]")].map((one) => Number(one.dataset.call)));
  let known = document.getElementById("wall").dataset.time;
  let busy = false;
  let again = false;

  // --- saying -----------------------------------------------------------------------------------
  const line = [];
  let speaking = false;
  const voice = () => window.speechSynthesis?.getVoices().find((one) => one.lang.toLowerCase().startsWith("vi"));
  const play = (address) =>
    new Promise((done) => {
      const sound = new Audio(address);
      sound.onended = sound.onerror = () => done();
      sound.play().catch(() => {
        button.hidden = false; // the browser wants a tap before it makes a sound
        done();
      });
    });
  const speak = (words, by) =>
    new Promise((done) => {
      const utterance = new SpeechSynthesisUtterance(words);
      utterance.voice = by;
      utterance.lang = by.lang;
      utterance.rate = 0.9;
      utterance.onend = utterance.onerror = () => done();
      speechSynthesis.speak(utterance);
      setTimeout(done, 15_000);
    });
  async function sayAll() {
    if (speaking) return;
    speaking = true;
    while (line.length) {
      const call = line.shift();
      said.textContent = call.words;
      document.documentElement.dataset.said = call.id; // what a test can see
      await play(document.getElementById("wall").dataset.chime);
      const by = voice();
      if (by) await speak(call.words, by);
      else for (const address of call.sounds) await play(address);
    }
    speaking = false;
  }
  button.addEventListener("click", async () => {
    await play(document.getElementById("wall").dataset.chime);
    button.textContent = button.dataset.on;
    setTimeout(() => (button.hidden = true), 3_000);
  });

  // --- keeping the screen fresh -------------------------------------------------------------------
  function announce(fresh) {
    const calls = [...fresh.querySelectorAll("[data-call]")].map((one) => ({
      id: Number(one.dataset.call),
      words: one.dataset.words,
      sounds: one.dataset.sounds.split(" ").filter(Boolean),
      now: "still" in one.dataset && Date.now() - Date.parse(one.dataset.at) < FRESH_MS,
    }));
    // Oldest first; who was called while the network was away and has come since is not called again.
    for (const call of calls.reverse()) {
      if (call.id > last && call.now) line.push(call);
    }
    last = Math.max(last, ...calls.map((one) => one.id));
    sayAll();
  }
  function show(text) {
    const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("wall");
    if (!fresh) throw new Error("another page");
    known = fresh.dataset.time;
    away.hidden = true;
    document.getElementById("wall").replaceWith(fresh);
    announce(fresh);
  }
  async function refresh() {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      const answer = await fetch(location.href, { cache: "no-store", signal: AbortSignal.timeout(8_000) });
      if (!answer.ok) throw new Error(String(answer.status));
      show(await answer.text());
      listen();
    } catch {
      away.textContent = `${away.dataset.words} ${known}.`;
      away.hidden = false;
    }
    busy = false;
    if (again) {
      again = false;
      refresh();
    }
  }
  function listen() {
    const address = document.getElementById("wall").dataset.stream;
    if (!address || !("EventSource" in window) || (source && source.readyState !== EventSource.CLOSED)) return;
    source = new EventSource(address);
    source.addEventListener("page", (told) => show(JSON.parse(told.data)));
    source.addEventListener("changed", refresh);
    source.addEventListener("open", refresh); // whatever was told while the line was down
  }
  let polled = Date.now();
  setInterval(() => {
    const live = source?.readyState === EventSource.OPEN && away.hidden;
    if (Date.now() - polled >= (live ? SLOW_POLL_MS : POLL_MS) - 100) {
      polled = Date.now();
      refresh();
    }
  }, 1_000);
  window.addEventListener("online", refresh);
  window.speechSynthesis?.getVoices(); // some browsers load their voices at the first question
  listen();
})();
