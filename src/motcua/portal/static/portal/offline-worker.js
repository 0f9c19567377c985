// The part of the service worker for when there is no network. It keeps the shell alone: the page that says so,
// in each language, and what that is drawn with. No page that was drawn for anybody is kept here; the status that
// a person saw is kept by the page itself (last-seen.js), where signing out takes it away.
const { files, pages, closed, patience } = self.SHELL; // told by /service-worker.js
const KEPT = "motcua-shell";
const LANGUAGE = "/offline/language";

async function keep() {
  const cache = await caches.open(KEPT);
  const drawn = Object.values(pages).map((page) => new Request(page, { cache: "reload", credentials: "omit" }));
  await cache.addAll([...files, ...drawn]);
  const wanted = new Set([...files, ...Object.values(pages), LANGUAGE]);
  for (const old of await cache.keys()) {
    if (!wanted.has(new URL(old.url).pathname)) await cache.delete(old);
  }
}

self.addEventListener("install", (event) => event.waitUntil(keep().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) =>
  event.waitUntil(Promise.all([self.registration.navigationPreload?.enable(), self.clients.claim()])),
);

// The network first, always: what is kept answers only when there is none, or when it is there and silent. A form
// that is filled in waits on, with its answers on the screen.
self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin) return;
  if (mode === "navigate" && !closed.some((part) => pathname.startsWith(part))) event.respondWith(page(event));
  else if (files.includes(pathname)) event.respondWith(fetch(event.request).catch(() => caches.match(pathname)));
});

const PATIENT = ["/drafts/", "/sign-", "/accounts/"];

async function page(event) {
  try {
    const patient = PATIENT.some((part) => new URL(event.request.url).pathname.startsWith(part));
    const answer = await (patient ? asked(event) : Promise.race([asked(event), silence()]));
    event.waitUntil(remember(answer.headers.get("Content-Language")));
    return answer;
  } catch {
    const kept = await caches.match(LANGUAGE);
    return caches.match(pages[kept && (await kept.text())] || pages.vi);
  }
}

async function asked(event) {
  return (await event.preloadResponse) || fetch(event.request);
}

function silence() {
  return new Promise((_, lost) => setTimeout(lost, patience * 1000));
}

// The language of the last page is the language in which to say that there is no network.
let language;
async function remember(told) {
  if (!told || told === language || !(told in pages)) return;
  language = told;
  await (await caches.open(KEPT)).put(LANGUAGE, new Response(told));
}
