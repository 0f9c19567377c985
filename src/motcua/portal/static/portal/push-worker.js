// The part of the service worker that shows push messages. The message: {title, body, url, tag}.
self.addEventListener("push", (event) => {
  const told = event.data ? event.data.json() : {};
  event.waitUntil(
    self.registration.showNotification(told.title || "Một Cửa", {
      body: told.body || "",
      tag: told.tag,
      lang: told.language,
      data: { url: told.url },
    }),
  );
});

// A tap leads to the dossier's page: to the window that shows it, else to a new one. Never to another site.
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const url = new URL(event.notification.data?.url || "/", self.location.origin);
  if (url.origin !== self.location.origin) return;
  event.waitUntil(
    self.clients.matchAll({ type: "window" }).then((windows) => {
      const open = windows.find((one) => one.url === url.href);
      return open ? open.focus() : self.clients.openWindow(url.href);
    }),
  );
});
