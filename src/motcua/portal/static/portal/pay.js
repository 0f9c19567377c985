// Buttons that copy a line of the transfer. They are hidden without scripts: the text can be marked by hand.
function offer(root) {
  for (const button of root.querySelectorAll("button[data-copy][hidden]")) {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      const words = button.innerHTML;
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.innerHTML = words; }, 2000);
    });
  }
}
offer(document);
document.addEventListener("htmx:afterSwap", (event) => offer(event.target));
