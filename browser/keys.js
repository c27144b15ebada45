/* keys.js - the key that somebody signs with: made here, kept wrapped by the server under a secret that
 * the server never sees, and held by the browser for as long as somebody is signed in.
 *
 * What the server keeps is a text, tenderbox/wrapped/v1, as doc/browser.md says. */
import { scryptAsync } from "@noble/hashes/scrypt.js";
import { bytesOfHex, hexOfBytes, utf8 } from "./bytes.js";
import { Told } from "./told.js";

const TITLE = "tenderbox/wrapped/v1";
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, dkLen: 32 };

/** @typedef {"passphrase" | "passkey" | "code"} Method */
/** What opens a wrapped key: what somebody typed, or what a passkey gave (hold it as an HKDF key).
 * @typedef {{method: "passphrase" | "code", words: string} | {method: "passkey", key: CryptoKey}} Secret */

export class WrongSecret extends Told {}
export class Unreadable extends Told {}

/* ---- keys ---- */

/* RFC 8410, 7: an Ed25519 seed as PKCS #8, and 32 bytes of seed behind it. */
const PKCS8 = bytesOfHex("302e020100300506032b657004220420");

const importSeed = (seed, extractable) => crypto.subtle.importKey("pkcs8",
  new Uint8Array([...PKCS8, ...seed]), "Ed25519", extractable, ["sign"]);

/** Can this browser sign at all? */
export async function canSign() {
  return Boolean(globalThis.crypto?.subtle) && importSeed(new Uint8Array(32), false).then(() => true, () => false);
}

/** The public key of a seed, in hex. @param {Uint8Array} seed 32 bytes */
export async function publicOf(seed) {
  const { x } = await crypto.subtle.exportKey("jwk", await importSeed(seed, true));
  return hexOfBytes(Uint8Array.from(atob(x.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0)));
}

/** Its id, as texts name it: the first 8 bytes of its SHA-256. @param {string} key 64 hex */
export async function keyId(key) {
  return hexOfBytes(new Uint8Array(await crypto.subtle.digest("SHA-256", bytesOfHex(key))).subarray(0, 8));
}

export const newSeed = () => crypto.getRandomValues(new Uint8Array(32));

/** What the browser holds: it signs, and nobody gets the seed out of it. @param {Uint8Array} seed */
export async function heldOf(seed) {
  return { key: await publicOf(seed), signer: await importSeed(seed, false) };
}

/** In hex. @param {{signer: CryptoKey}} held @param {string} text */
export async function signText(held, text) {
  return hexOfBytes(new Uint8Array(await crypto.subtle.sign("Ed25519", held.signer, utf8(text))));
}

/** What a key signs to say whose it is; src/accounts/keys.h. @param {{account: string, challenge: string}} claim */
export const claimText = ({ account, challenge }, key) =>
  `tenderbox/own-key/v1\n${account}\n${key}\n${challenge}\n`;

/* ---- secrets ---- */

/** What somebody signs in with, in hex: the passphrase itself stays here. The same from every browser;
 * src/http/sign_in.c. @param {string} mail @param {string} words */
export async function signInSecret(mail, words) {
  const small = mail.replace(/^[ \t]+|[ \t]+$/g, "").replace(/[A-Z]/g, (c) => c.toLowerCase());
  return hexOfBytes(await scryptAsync(utf8(words), utf8(`tenderbox/sign-in/v1\n${small}`), SCRYPT));
}

/** Twenty letters in fours, for paper: 100 bits. */
export function newCode() {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const all = Array.from(crypto.getRandomValues(new Uint8Array(20)), (b) => letters[b & 31]).join("");
  return all.match(/..../g).join("-");
}

/* Read back from paper: 0, 1 and 8 are no letters of it. */
const plainCode = (words) => words.toUpperCase().replace(/[\s-]/g, "").replaceAll("0", "O").replaceAll("1", "I")
  .replaceAll("8", "B");

/** One spelling, whatever keyboard it was typed on. @param {Secret} secret */
const plainWords = (secret) => secret.method === "code" ? plainCode(secret.words) : secret.words.normalize("NFKC");

/** What a passkey gave, as a key that nobody reads out again. @param {BufferSource} output 32 bytes */
export const passkeySecret = (output) => crypto.subtle.importKey("raw", output, "HKDF", false, ["deriveKey"]);

/** @param {Secret} secret @param {Uint8Array} salt */
async function wrappingKey(secret, salt, usage) {
  const aes = { name: "AES-GCM", length: 256 };
  if (secret.method === "passkey")
    return crypto.subtle.deriveKey({ name: "HKDF", hash: "SHA-256", salt, info: utf8(TITLE) }, secret.key, aes,
      false, [usage]);
  const raw = await scryptAsync(utf8(plainWords(secret)), salt, SCRYPT);
  return crypto.subtle.importKey("raw", raw, aes, false, [usage]);
}

/* ---- wrapping ---- */

const head = ({ method, key, salt, nonce }) =>
  `${TITLE}\nmethod ${method}\nkey ${key}\nsalt ${salt}\nnonce ${nonce}\n`;

/** @param {Uint8Array} seed @param {Secret} secret @returns {Promise<string>} a wrapped key */
export async function wrap(seed, secret) {
  return wrapWith(crypto.getRandomValues(new Uint8Array(44)), seed, secret);
}

/** The same without chance, for tests. @param {Uint8Array} chance 44 bytes */
export async function wrapWith(chance, seed, secret) {
  const salt = chance.subarray(0, 32), iv = chance.subarray(32, 44);
  const before = head({ method: secret.method, key: await publicOf(seed), salt: hexOfBytes(salt), nonce: hexOfBytes(iv) });
  const box = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: utf8(before) },
    await wrappingKey(secret, salt, "encrypt"), seed);
  return `${before}box ${hexOfBytes(new Uint8Array(box))}\n`;
}

/** @param {string} text @returns {{method: Method, key: string, salt: string, nonce: string, box: string}} */
export function readWrapped(text) {
  const lines = new RegExp(`^${TITLE}\nmethod (passphrase|passkey|code)\nkey ([0-9a-f]{64})\n` +
    "salt ([0-9a-f]{64})\nnonce ([0-9a-f]{24})\nbox ([0-9a-f]{96})\n$").exec(text.replaceAll("\r\n", "\n"));     // as forms send lines
  if (!lines)
    throw new Unreadable("This is not a wrapped key.");
  const [, method, key, salt, nonce, box] = lines;
  return { method, key, salt, nonce, box };
}

/** The seed. Fails: WrongSecret; Unreadable. @param {string} text @param {Secret} secret */
export async function unwrap(text, secret) {
  const wrapped = readWrapped(text);
  if (wrapped.method !== secret.method)
    throw new WrongSecret(`This key lies under a ${wrapped.method}.`);
  const key = await wrappingKey(secret, bytesOfHex(wrapped.salt), "decrypt");
  const how = { name: "AES-GCM", iv: bytesOfHex(wrapped.nonce), additionalData: utf8(head(wrapped)) };
  const seed = await crypto.subtle.decrypt(how, key, bytesOfHex(wrapped.box)).then((b) => new Uint8Array(b),
    () => { throw new WrongSecret(`This is not the ${wrapped.method} of this key.`); });
  if ((await publicOf(seed)) !== wrapped.key)
    throw new Unreadable("What was wrapped is another key than it says.");
  return seed;
}

/** Of many, with this secret the first that it opens. @param {string[]} texts @param {Secret} secret */
export async function unwrapOne(texts, secret) {
  const fitting = texts.filter((text) => readWrapped(text).method === secret.method);
  let trouble = new WrongSecret(`No key lies under a ${secret.method}.`);
  for (const text of fitting) {
    try {
      return await unwrap(text, secret);
    } catch (failure) {
      trouble = failure;
    }
  }
  throw trouble;
}

/* ---- for as long as somebody is signed in ---- */

const HELD_FOR = 12 * 3600 * 1000;                     // ms, as long as a session that nobody uses

function store() {
  return new Promise((done, failed) => {
    const asked = indexedDB.open("tenderbox", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("held");
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

async function inStore(mode, act) {
  const opened = await store();
  try {
    return await new Promise((done, failed) => {
      const asked = act(opened.transaction("held", mode).objectStore("held"));
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  } finally {
    opened.close();
  }
}

async function held(what) {
  const had = await inStore("readonly", (s) => s.get(what));
  if (had && had.until > Date.now())
    return had.it;
  if (had)
    await inStore("readwrite", (s) => s.delete(what));
  return null;
}

const hold = (what, it) => inStore("readwrite", (s) => s.put({ it, until: Date.now() + HELD_FOR }, what));

/** The signing key with this public key, or null. @param {string} key */
export const heldKey = (key) => held(`key ${key}`);
export const holdKey = (it) => hold(`key ${it.key}`, it);

/** What the passkey of this sign-in gave, and which it was (base64url), until it has opened the key.
 * @returns {Promise<{key: CryptoKey, id: string} | null>} */
export const heldPasskey = () => held("passkey");
export const holdPasskey = (it) => hold("passkey", it);
export const dropPasskey = () => inStore("readwrite", (s) => s.delete("passkey"));

/** Whoever signs out leaves nothing. */
export const dropAll = () => inStore("readwrite", (s) => s.clear());
