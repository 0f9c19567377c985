// "Show messages in this browser": asks the browser, subscribes it, and sends the subscription with the form.
(() => {
  const form = document.querySelector("form[data-push-key]");
  if (!form || !("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window)) return;
  form.hidden = false;

  const say = (which) => {
    for (const one of ["denied", "failed"]) {
      document.querySelector(`[data-push-${one}]`).hidden = one !== which;
    }
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    say("");
    if ((await Notification.requestPermission()) !== "granted") return say("denied");
    try {
      const worker = await navigator.serviceWorker.register(form.dataset.pushWorker);
      await navigator.serviceWorker.ready;
      const subscription = await worker.pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: form.dataset.pushKey,
      });
      const told = subscription.toJSON();
      form.elements.endpoint.value = told.endpoint;
      form.elements.p256dh.value = told.keys.p256dh;
      form.elements.auth.value = told.keys.auth;
      form.submit();
    } catch {
      say("failed");
    }
  });
})();
