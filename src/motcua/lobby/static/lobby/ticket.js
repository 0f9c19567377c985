// The ticket prints by itself (a browser in kiosk mode asks nobody), and the machine is free for the next one.
const ticket = document.querySelector("[data-prints]");
if (ticket) {
  window.addEventListener("load", () => window.print());
  setTimeout(() => location.replace(ticket.dataset.again), 20_000);
}
