/* padlock.js - a padlock holder's padlock as texts and as a file, and the proof that its secret is known. The
 * same as src/seal/lock.c; doc/book.md, keys, padlocks. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bech32 } from "@scure/base";
import { bytesOfHex, hexOfBytes, utf8 } from "./bytes.js";
import { bytesOfScalar, newScalar, padlockOf, possessionHolds, possessionText, proveOver, provePossession, scalarOf } from "./capsule.js";
import { shows } from "./envelope.js";
import { keyFileLines, keyFileText } from "./files.js";
import { newSeed, publicOf } from "./keys.js";
import { Told } from "./told.js";

class Unfit extends Told {}

const PUBLIC = "tbxlock", SECRET = "tbx-lock-secret-";

/** @typedef {{name: string, number: string, seed: Uint8Array, x: bigint}} Holder  seed and x are secret */

/** Of a new key file: numbers as src/desk/actor.c takes them. @param {string} name @returns {Holder} */
export function newHolder(name) {
  const [chance] = crypto.getRandomValues(new Uint32Array(1)), span = 900_000_000;
  if (chance >= 4 * span)                                            // so that each is as likely
    return newHolder(name);
  return { name, number: String(100_000_000 + chance % span), seed: newSeed(), x: newScalar() };
}

const word = (prefix, bytes) => bech32.encodeFromBytes(prefix, bytes);

/** "tbxlock1..." @param {Uint8Array} h */
export const padlockText = (h) => word(PUBLIC, h);

/** The key file, open. @param {Holder} holder */
export const holderText = ({ name, number, seed, x }) => `tenderbox/key/v1\nname ${name}\nnumber ${number}\n` +
  `seed ${hexOfBytes(seed)}\nlock ${word(SECRET, bytesOfScalar(x)).toUpperCase()}\n`;

/** Fails: Unfit; CapsuleUnfit, where the secret is none. @param {string} text @returns {Holder} */
export function readHolder(text) {
  const { name, number, seed, last } = keyFileLines(text), secret = /^lock (TBX-LOCK-SECRET-1[0-9A-Z]+)\n$/.exec(last)?.[1];
  if (!secret)
    throw new Unfit("There is no padlock in this file: it is the key of somebody who holds none.");
  let decoded;
  try { decoded = bech32.decodeToBytes(secret.toLowerCase()); } catch { decoded = null; }
  if (decoded?.prefix !== SECRET || decoded.bytes.length !== 32)
    throw new Unfit("The padlock in this file cannot be read: a letter of it is another one.");
  return { name, number, seed, x: scalarOf(decoded.bytes) };
}

/** What everybody may know of it. @param {Holder} holder */
export async function publicHalf({ name, number, seed, x }) {
  const h = padlockOf(x);
  return { name, number, h, key: await publicOf(seed), padlock: padlockText(h), fingerprint: fingerprintOf(h) };
}

/** As `tenderbox padlock new` prints it, for `tenderbox enlist`. @param {{padlock: string, number: string, key: string}} half */
export const publicText = ({ padlock, number, key }) => `${padlock}\nperson=${number} key=${key}\n`;

/** The first 16 bytes of its SHA-256, in fours, for people to compare. @param {Uint8Array} h */
export const fingerprintOf = (h) => hexOfBytes(sha256(h).subarray(0, 16)).match(/..../g).join(" ");

/** Does this file open what is locked with its padlock? Tried on a text that was made up. @param {Holder} holder */
export async function holderProves({ seed, x }) {
  const where = { origin: "made.up.example/log", draft: "a".repeat(32) };
  const lock = { index: 1, person: "1", holder: bytesOfHex(await publicOf(seed)), h: padlockOf(x) };
  return possessionHolds({ ...lock, possession: provePossession(lock, where, x) }, where);
}

const question = new RegExp("^tenderbox/padlock-there/v1\\norigin [!-~]{1,200}\\nprocedure [a-z2-7]{32}\\npadlock [1-9][0-9]?\\n" +
  "day [0-9]{4}-[0-9]{2}-[0-9]{2}\\nchallenge [0-9a-f]{64}\\n$");

/** The answer to what the page of the padlocks asks, as src/desk/there.c gives it; to nothing else is anything proved.
 * @param {Holder} holder @param {string} asked */
export function answerThere({ x }, asked) {
  const text = asked.replaceAll("\r", "").trimEnd() + "\n";
  if (!question.test(text))
    throw new Unfit("This is not the question that the page of the padlocks gives. Save it anew, and take it as it is.");
  return `${text}proof ${hexOfBytes(proveOver(utf8(text), padlockOf(x), x))}\n`;
}

/* ---- brought into a tender, by who signs in a page of a server ---- */

/** @typedef {{origin: string, draft: string, index: number, holder: string}} PadlockOrder  for which tender, as which one,
 * of whom: a key of 64 hex */

/** A larger one is none. */
export const PADLOCK_ORDER_BYTES = 4096;

/** As the form of the act `padlock` saves it. Fails: Unfit. @param {string} text @returns {PadlockOrder} */
export function padlockOrderOf(text) {
  const found = /^tenderbox\/lock\/v1\norigin ([^\n]{1,300})\nprocedure ([a-z2-7]{32})\nindex ([1-9][0-9]?)\nholder ([0-9a-f]{64})\n$/.exec(
    text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n"));
  if (!found || !shows(found[1]))
    throw new Unfit("This is not the order of a padlock. Save it anew where you bring your padlock, in the page of the tender.");
  const [, origin, draft, index, holder] = found;
  return { origin, draft, index: Number(index), holder };
}

/** What may be shown to everybody: the public half, and the proof that its secret is known. Fails: Unfit.
 * @param {Holder} holder @param {PadlockOrder} order */
export async function readyText({ seed, x }, order) {
  const key = await publicOf(seed), lock = { index: order.index, holder: bytesOfHex(order.holder), h: padlockOf(x) };
  if (key !== order.holder)
    throw new Unfit(`The order is for whoever signs with the key ${order.holder}, and the one in this file is ${key}. Sign in with ` +
      "the signing key that goes with this padlock, and save the order anew.");
  return new TextDecoder().decode(possessionText(lock, order)) + `possession ${hexOfBytes(provePossession(lock, order, x))}\n`;
}

/** The same person's key file without the padlock, for the pages of a server. @param {Holder} holder */
export const signingText = ({ name, number, seed }) => keyFileText({ name, number, seed });

/** Why nobody can be called so, as src/desk/wording.c judges it; null: they can. @param {string} name */
export function holderNameFault(name) {
  if (!name)
    return "Type your name, as the notice will have it.";
  if (utf8(name).length > 200)
    return "The name is too long: 200 bytes at most.";
  return shows(name) ? null : "The name has characters that do not show.";
}
