// Passkeys: a form marked data-passkey="get" or "create" asks the device and sends its answer.
// The options come from an address (data-passkey-url) or from JSON in the page (data-passkey-data).
// webauthnJSON is allauth's copy of @github/webauthn-json, loaded before this.

async function optionsOf(form) {
  const { passkeyUrl, passkeyData } = form.dataset;
  if (!passkeyUrl) return JSON.parse(document.getElementById(passkeyData).textContent);
  const answer = await fetch(passkeyUrl, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`options: ${answer.status}`);
  return answer.json();
}

async function credentialOf(form) {
  const options = await optionsOf(form);
  if (form.dataset.passkey === "get") return window.webauthnJSON.get(options.request_options);
  const creation = options.creation_options;
  // A passkey that signs in by itself lives on the device and asks for the finger or the PIN.
  Object.assign((creation.publicKey.authenticatorSelection ??= {}), {
    residentKey: "required",
    requireResidentKey: true,
    userVerification: "required",
  });
  return window.webauthnJSON.create(creation);
}

function start(form) {
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const failed = form.querySelector("[data-passkey-failed]");
    failed.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(await credentialOf(form));
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
}

if (window.PublicKeyCredential && window.webauthnJSON) {
  document.querySelectorAll("form[data-passkey]").forEach(start);
} else {
  document.querySelectorAll("[data-passkey-missing]").forEach((one) => (one.hidden = false));
}
