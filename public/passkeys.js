// Passkeys need a script: the browser's dialogue cannot be opened by a form. Each form carries what the server asks
// (`data-passkey`, WebAuthn options as JSON) and gets the answer back in its `answer` field; then it is sent as any form.
for (const form of document.querySelectorAll("form[data-passkey]")) {
  const words = form.dataset;
  const said = form.querySelector("[data-said]");
  if (!window.PublicKeyCredential) {
    said.textContent = words.notHere;
    form.querySelector("button").disabled = true;
    continue;
  }
  said.textContent = "";
  form.addEventListener("submit", (event) => {
    if (form.elements.answer.value !== "") return;
    event.preventDefault();
    ask(JSON.parse(words.passkey)).then(
      (answer) => {
        form.elements.answer.value = JSON.stringify(answer);
        form.submit();
      },
      () => {
        said.textContent = words.cancelled;
      },
    );
  });
}

/** Opens the dialogue: making a passkey when the options name a user, using one otherwise. */
async function ask(options) {
  const known = (list) => (list ?? []).map((entry) => ({ ...entry, id: bytes(entry.id) }));
  const publicKey = { ...options, challenge: bytes(options.challenge) };
  if (options.user) {
    publicKey.user = { ...options.user, id: bytes(options.user.id) };
    publicKey.excludeCredentials = known(options.excludeCredentials);
    return written(await navigator.credentials.create({ publicKey }));
  }
  publicKey.allowCredentials = known(options.allowCredentials);
  return written(await navigator.credentials.get({ publicKey }));
}

/** A credential as JSON, every buffer in base64url. */
function written(credential) {
  const { response } = credential;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const texts = parts.filter((part) => response[part]).map((part) => [part, text(response[part])]);
  const transports = response.getTransports ? { transports: response.getTransports() } : {};
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: {},
    response: { ...Object.fromEntries(texts), ...transports },
  };
}

function bytes(base64url) {
  const binary = atob(base64url.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const binary = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
