// The screen on the wall asks again each minute; where the network is gone it keeps what it shows.
setInterval(async () => {
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (answer.ok && !answer.redirected) {
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      document.querySelector("main").replaceWith(fresh.querySelector("main"));
    }
  } catch {
    // tried again in a minute
  }
}, 60_000);
