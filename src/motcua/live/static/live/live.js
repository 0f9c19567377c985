// A page whose body says where its news come from is kept fresh: when something changed, the page is
// fetched again and the parts marked data-live-part (each with an id) are put in place. What a person is
// typing in, or has ticked, is never touched. Without this script, or while the line is down, the page stays as it was.
const address = document.querySelector("[data-live]")?.dataset.live;
if (address && "EventSource" in window) {
  let waiting = false;
  const refresh = async () => {
    if (waiting || document.hidden) return;
    waiting = true;
    await new Promise((go) => setTimeout(go, 150 + Math.random() * 350)); // a set of changes is one
    waiting = false;
    const answer = await fetch(location.href, { credentials: "same-origin" }).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    put(await answer.text());
  };
  const put = (page) => {
    const fresh = new DOMParser().parseFromString(page, "text/html");
    for (const old of document.querySelectorAll("[data-live-part]")) {
      const part = fresh.getElementById(old.id);
      if (part && !old.contains(document.activeElement) && !old.querySelector("input:checked") && part.innerHTML !== old.innerHTML) old.replaceWith(part);
    }
  };
  const source = new EventSource(address);
  source.addEventListener("changed", refresh);
  source.addEventListener("page", (told) => put(JSON.parse(told.data))); // the same for all: looked at once
  document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
}
