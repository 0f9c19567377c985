// A camera reads the code where the browser can; everywhere else it is typed. Fields that take a number
// from a label are marked data-scan.
const words = document.getElementById("scan-words").dataset;
const formats = ["qr_code", "code_128", "code_39", "data_matrix"];

async function begin(field, button) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  const video = document.createElement("video");
  video.className = "mc-scan__camera";
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  button.after(video);
  button.textContent = words.stop;
  await video.play();
  const detector = new BarcodeDetector({ formats });
  const end = () => {
    for (const track of stream.getTracks()) track.stop();
    video.remove();
    button.textContent = words.scan;
    button.end = null;
  };
  button.end = end;
  while (button.end === end) {
    const found = await detector.detect(video).catch(() => []);
    if (found.length) {
      field.value = found[0].rawValue;
      end();
      // A search goes on at once; a form with more to say waits for its button.
      if (field.form.method === "get") field.form.requestSubmit();
      return;
    }
    await new Promise((wait) => setTimeout(wait, 200));
  }
}

if ("BarcodeDetector" in window && navigator.mediaDevices) {
  for (const field of document.querySelectorAll("[data-scan]:not(template)")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button govuk-button--secondary mc-big";
    button.textContent = words.scan;
    field.after(button);
    button.addEventListener("click", () => {
      if (button.end) button.end();
      else begin(field, button).catch(() => (button.textContent = words.refused));
    });
  }
}
