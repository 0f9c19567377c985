// A public computer: idle minutes end the session, and so does the tap of a badge at its reader, which
// types like a keyboard, only faster than any hand. The server counts the same minutes by itself.
const place = document.querySelector("[data-public-computer]");

function watch(form) {
  const { idleSeconds, stillUrl } = place.dataset;
  const notice = place.querySelector("[data-idle-notice]");
  const left = place.querySelector("[data-idle-left]");
  const token = form.elements.csrfmiddlewaretoken.value;
  let moved = Date.now();
  let told = moved;

  function active() {
    moved = Date.now();
    notice.hidden = true;
    if (moved - told < 30_000) return;
    told = moved;
    fetch(stillUrl, { method: "POST", headers: { "X-CSRFToken": token } }).then((answer) => {
      if (!answer.ok) form.submit();
    });
  }

  for (const kind of ["keydown", "pointerdown", "scroll"]) document.addEventListener(kind, active, true);
  setInterval(() => {
    const remaining = Math.ceil(idleSeconds - (Date.now() - moved) / 1000);
    if (remaining <= 30) {
      notice.hidden = false;
      left.textContent = String(Math.max(0, remaining));
    }
    if (remaining <= 0) form.submit();
  }, 1000);
  return form;
}

function listenForBadges(form) {
  const FAST_MS = 50;
  const SHORTEST = 6;
  let typed = "";
  let last = 0;
  document.addEventListener(
    "keydown",
    (event) => {
      const fast = event.timeStamp - last < FAST_MS;
      last = event.timeStamp;
      if (event.key === "Enter" && fast && typed.length >= SHORTEST) {
        event.preventDefault();
        event.stopImmediatePropagation();
        form.submit();
      } else if (event.key.length === 1) {
        typed = (fast ? typed : "") + event.key;
      }
    },
    true,
  );
}

if (place) listenForBadges(watch(place.querySelector("form")));
