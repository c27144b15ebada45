/* prf.js - a secret that a passkey gives to this site, and nobody else: WebAuthn's PRF extension.
 * The same for each use of the passkey, so it opens what it once wrapped. */
import { bytesOfBase64url, utf8 } from "./bytes.js";
import { passkeySecret } from "./keys.js";
import { Told } from "./told.js";

/** The passkey gives no secret: the key needs its passphrase. */
export class NoSecret extends Told {}

export const evaluated = { prf: { eval: { first: utf8("tenderbox/passkey/v1\n") } } };

/** What a passkey gave beside its answer, as a key that nobody reads; null where it gave nothing.
 * @param {PublicKeyCredential} credential */
export async function outputOf(credential) {
  const first = credential.getClientExtensionResults().prf?.results?.first;
  return first ? passkeySecret(first) : null;
}

/** Asks the passkey for that alone; nobody looks at its answer. @param {string[]} ids @param {string} [rp] */
export async function passkeyOutput(ids, rp) {
  const credential = await navigator.credentials.get({ publicKey: {
    challenge: crypto.getRandomValues(new Uint8Array(32)), rpId: rp, userVerification: "required",
    allowCredentials: ids.map((id) => ({ type: "public-key", id: bytesOfBase64url(id) })), extensions: evaluated } })
    .catch(() => { throw new NoSecret("The passkey did not answer. Try again, or use the passphrase of your key."); });
  const key = await outputOf(/** @type {PublicKeyCredential} */ (credential));
  if (!key)
    throw new NoSecret("This passkey signs you in, but it cannot open your key: use the passphrase of your key.");
  return key;
}
