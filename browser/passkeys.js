/* passkeys.js - passkeys made and used, from what the server put into the page; doc/browser.md, passkeys.
 * What one gives beside its answer stays here, to open the key with: it is never sent. */
import { base64url, bytesOfBase64url } from "./bytes.js";
import { fill, given } from "./form.js";
import { holdPasskey } from "./keys.js";
import { evaluated, outputOf, passkeyOutput } from "./prf.js";
import { Told } from "./told.js";

class NoPasskey extends Told {}

const described = (list = []) => list.map((one) => ({ ...one, id: bytesOfBase64url(one.id) }));

/* WebAuthn's own JSON, as every library writes it: bytes are base64url. */
const forCreating = (o) => ({ ...o, challenge: bytesOfBase64url(o.challenge),
  user: { ...o.user, id: bytesOfBase64url(o.user.id) }, excludeCredentials: described(o.excludeCredentials),
  extensions: { ...o.extensions, ...evaluated } });
const forUsing = (o) => ({ ...o, challenge: bytesOfBase64url(o.challenge),
  allowCredentials: described(o.allowCredentials), extensions: { ...o.extensions, ...evaluated } });

const why = {
  NotAllowedError: "The passkey was not used: it was cancelled, or took too long. Nothing was sent; try again, or sign in " +
    "with e-mail and passphrase.",
  InvalidStateError: "This device holds a passkey for your account already. Sign in with it.",
  NotSupportedError: "This device cannot make a passkey. Use another one, or sign in with e-mail and passphrase.",
  SecurityError: "A passkey works only at the address that it was made for. Look at the address of this page.",
};

const kindly = (failure) => {
  throw failure instanceof DOMException
    ? new NoPasskey(why[failure.name] ?? `The passkey did not work (${failure.name}). Try again.`) : failure;
};

/** What goes to the server: base64url each. @param {PublicKeyCredential} credential */
function answered({ rawId, response }) {
  const parts = { credential: rawId, clientDataJSON: response.clientDataJSON, attestationObject: response.attestationObject,
    authenticatorData: response.attestationObject ? null : response.authenticatorData, signature: response.signature,
    userHandle: response.userHandle };
  return Object.fromEntries(Object.entries(parts).filter(([, bytes]) => bytes)
    .map(([name, bytes]) => [name, base64url(bytes)]));
}

/* Some give it at creation, some only when used. */
async function keepOutput(credential, rp, made) {
  let key = await outputOf(credential);
  if (!key && made && credential.getClientExtensionResults().prf?.enabled)
    key = await passkeyOutput([base64url(credential.rawId)], rp).catch(() => null);
  if (key)
    await holdPasskey({ key, id: base64url(credential.rawId) });
  return Boolean(key);
}

/** @param {HTMLFormElement} form which is then sent */
export async function create(form) {
  const options = given("tb-passkey");
  const credential = await navigator.credentials.create({ publicKey: forCreating(options) }).catch(kindly);
  const opens = await keepOutput(credential, options.rp?.id, true);
  fill(form, { ...answered(credential), prf: opens ? "yes" : "no" });
  form.submit();
}

/** @param {HTMLFormElement} form which is then sent */
export async function use(form) {
  const options = given("tb-passkey");
  const credential = await navigator.credentials.get({ publicKey: forUsing(options) }).catch(kindly);
  const opens = await keepOutput(credential, options.rpId, false);
  fill(form, { ...answered(credential), prf: opens ? "yes" : "no" });
  form.submit();
}

export const canUse = () => Boolean(globalThis.PublicKeyCredential);
