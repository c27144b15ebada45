/* unlock.js - from a wrapped key to one that is held: by what the passkey of the sign-in gave, by a
 * passphrase or a printed code that is typed, by a passkey that is asked now.
 *
 * @typedef {{key: string, wrapped: string[], passkeys?: string[], rp?: string}} Kept   what the server keeps */
import { WrongSecret, dropPasskey, heldKey, heldOf, heldPasskey, holdKey, readWrapped, unwrapOne } from "./keys.js";
import { passkeyOutput } from "./prf.js";

/** Is there something that such a secret opens? @param {Kept} kept */
export const hasMethod = (kept, method) => kept.wrapped.some((text) => readWrapped(text).method === method);

const looksLikeCode = (words) => /^[a-z0-9]{20}$/i.test(words.replace(/[\s-]/g, ""));

/** The seed, by what was typed. Fails: WrongSecret. @param {Kept} kept @param {string} words */
export async function seedByWords(kept, words) {
  if (!words)
    throw new WrongSecret("Type the passphrase of your key, or the code that you have on paper.");
  if (looksLikeCode(words) && hasMethod(kept, "code"))
    try {
      return await unwrapOne(kept.wrapped, { method: "code", words });
    } catch (failure) {
      if (!(failure instanceof WrongSecret) || !hasMethod(kept, "passphrase"))
        throw failure;
    }
  return unwrapOne(kept.wrapped, { method: "passphrase", words }).catch((failure) => {
    throw failure instanceof WrongSecret ? new WrongSecret("This is neither the passphrase nor the code of your key. " +
      "Nothing was sent. Look whether Caps Lock is on, and try again.") : failure;
  });
}

/** @param {Kept} kept */
export async function seedByPasskey(kept) {
  const key = (await heldPasskey())?.key ?? (await passkeyOutput(kept.passkeys ?? [], kept.rp));
  return unwrapOne(kept.wrapped, { method: "passkey", key });
}

/** The key held for this page, or null. What a passkey gave at sign-in is used up here. @param {Kept} kept */
export async function keyAtHand(kept) {
  const had = await heldKey(kept.key);
  const passkey = had ? null : await heldPasskey();
  if (!passkey || !hasMethod(kept, "passkey"))
    return had;
  const seed = await unwrapOne(kept.wrapped, { method: "passkey", key: passkey.key }).catch(() => null);
  await dropPasskey();
  return seed ? holdSeed(kept, seed) : null;
}

/** @param {Kept} kept @param {Uint8Array} seed */
export async function holdSeed(kept, seed) {
  const held = await heldOf(seed);
  seed.fill(0);
  if (held.key !== kept.key)
    throw new WrongSecret("What this opens is another key than that of your account.");
  await holdKey(held);
  return held;
}
