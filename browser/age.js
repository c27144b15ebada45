/* age.js - an envelope as an age v1 file for one X25519 recipient, piece by piece, so that a file of any
 * length goes through little memory and any piece can be made again.
 *
 * Source: C2SP age.md; the same bytes as src/seal/age.c for the same keys. */
import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { x25519 } from "@noble/curves/ed25519.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { base64nopad, bech32 } from "@scure/base";
import { concatenated, utf8 } from "./bytes.js";
import { Told } from "./told.js";

export class NotAge extends Told {}

/** Plain bytes of a chunk; only the last one has fewer. */
export const CHUNK = 65536;
export const TAG = 16, HEADER = 184;

/** Of an age file of so many plain bytes. @param {number} plain */
export const ageSize = (plain) => HEADER + plain + TAG * Math.max(1, Math.ceil(plain / CHUNK));

/* ---- keys ---- */

export const identityText = (key) => bech32.encodeFromBytes("AGE-SECRET-KEY-", key).toUpperCase();
export const recipientOf = (key) => bech32.encodeFromBytes("age", x25519.getPublicKey(key));

/** What one file is sealed with; all but `header` is secret. A file that is made again with the same of them
 * must have the same plain bytes: doc/why/017.
 * @typedef {{fileKey: Uint8Array, ephemeral: Uint8Array, nonce: Uint8Array}} AgeSecrets */

/** @returns {AgeSecrets} */
export const newSecrets = () => ({ fileKey: random(16), ephemeral: random(32), nonce: random(16) });
const random = (length) => crypto.getRandomValues(new Uint8Array(length));

/** The first 184 bytes. @param {Uint8Array} recipient 32 bytes @param {AgeSecrets} secrets */
export function ageHeader(recipient, { fileKey, ephemeral, nonce }) {
  const share = x25519.getPublicKey(ephemeral), met = x25519.getSharedSecret(ephemeral, recipient);
  const wrap = hkdf(sha256, met, concatenated(share, recipient), utf8("age-encryption.org/v1/X25519"), 32);
  const body = chacha20poly1305(wrap, new Uint8Array(12)).encrypt(fileKey);
  const head = `age-encryption.org/v1\n-> X25519 ${base64nopad.encode(share)}\n${base64nopad.encode(body)}\n---`;
  const mac = hmac(sha256, hkdf(sha256, fileKey, undefined, utf8("header"), 32), utf8(head));
  return concatenated(utf8(`${head} ${base64nopad.encode(mac)}\n`), nonce);
}

const form = /^age-encryption\.org\/v1\n-> X25519 ([A-Za-z0-9+/]{43})\n([A-Za-z0-9+/]{43})\n--- ([A-Za-z0-9+/]{43})\n$/;

/** What is needed to open the chunks of a file that was sealed as above. Throws NotAge.
 * @param {Uint8Array} key of the recipient @param {Uint8Array} header 184 bytes */
export function openHeader(key, header) {
  const m = form.exec(new TextDecoder().decode(header.subarray(0, HEADER - 16)));
  if (!m)
    throw new NotAge("The sealed file does not begin as it was written.");
  const [share, body, mac] = m.slice(1).map((text) => base64nopad.decode(text)), recipient = x25519.getPublicKey(key);
  const wrap = hkdf(sha256, x25519.getSharedSecret(key, share), concatenated(share, recipient), utf8("age-encryption.org/v1/X25519"), 32);
  let fileKey;
  try { fileKey = chacha20poly1305(wrap, new Uint8Array(12)).decrypt(body); } catch { throw new NotAge("This key does not open the sealed file."); }
  const covered = utf8(m[0].slice(0, m[0].lastIndexOf("--- ") + 3));
  if (hmac(sha256, hkdf(sha256, fileKey, undefined, utf8("header"), 32), covered).some((b, i) => b !== mac[i]))
    throw new NotAge("The head of the sealed file was altered.");
  return payloadKey({ fileKey, nonce: header.subarray(HEADER - 16) });
}

/** @param {{fileKey: Uint8Array, nonce: Uint8Array}} secrets */
export const payloadKey = ({ fileKey, nonce }) => hkdf(sha256, fileKey, nonce, utf8("payload"), 32);

/* ---- chunks ---- */

const nonceOf = (counter, last) => {
  const nonce = new Uint8Array(12);
  new DataView(nonce.buffer).setBigUint64(3, BigInt(counter));
  nonce[11] = last ? 1 : 0;
  return nonce;
};

/** Seals and opens chunks by their place in the file, from 0.
 * @param {import("./cipher.js").Cipher} cipher of payloadKey()
 * @returns {{seal: (n: number, last: boolean, plain: Uint8Array) => Uint8Array,
 *            open: (n: number, last: boolean, sealed: Uint8Array) => Uint8Array}} other bytes once it is asked again */
export const chunks = (cipher) => ({ seal: (n, last, plain) => cipher.seal(nonceOf(n, last), plain),
  open: (n, last, sealed) => {
    try { return cipher.open(nonceOf(n, last), sealed); } catch {
      throw new NotAge("The sealed file cannot be opened as it was sealed.");
    }
  } });
