/* cipher.js - ChaCha20-Poly1305 under one key, for chunks of 64 KiB at most: libsodium's in WebAssembly, in memory that is
 * used again, where that may run; else noble's. */
import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import libsodium from "libsodium";

/** What either gives are other bytes once a cipher of the same ciphersOf() is asked again. open() throws where the tag
 * does not hold.
 * @typedef {{seal: (nonce: Uint8Array, plain: Uint8Array) => Uint8Array, open: (nonce: Uint8Array, sealed: Uint8Array) => Uint8Array}} Cipher */

const KEY = 32, NONCE = 12, TAG = 16, MOST = 65536;

/** @param {Uint8Array} key @returns {Promise<Cipher>} */
export const plainCipher = async (key) => ({ seal: (nonce, plain) => chacha20poly1305(key, nonce).encrypt(plain),
  open: (nonce, sealed) => chacha20poly1305(key, nonce).decrypt(sealed) });

/* A place in libsodium's memory. HEAPU8 is another one once that has grown, so it is asked for each time. */
function placeIn(sodium, most) {
  const at = sodium._malloc(most);
  if (!at)
    throw new Error("libsodium has no memory.");
  return { at, put: (bytes) => sodium.HEAPU8.subarray(at, at + most).set(bytes),
    bytes: (length) => sodium.HEAPU8.subarray(at, at + length) };
}

/* A key is in libsodium's memory for as long as a chunk takes. Lengths go in as two halves of 64 bits. */
function fastCipher(sodium, { key: k, nonce: n, plain: p, sealed: s }, key) {
  const run = (nonce, what) => {
    n.put(nonce);
    k.put(key);
    try { return what(); } finally { k.bytes(KEY).fill(0); }
  };
  return { seal: (nonce, plain) => {
    p.put(plain);
    run(nonce, () => sodium._crypto_aead_chacha20poly1305_ietf_encrypt(s.at, 0, p.at, plain.length, 0, 0, 0, 0, 0, n.at, k.at));
    return s.bytes(plain.length + TAG);
  }, open: (nonce, sealed) => {
    s.put(sealed);
    if (run(nonce, () => sodium._crypto_aead_chacha20poly1305_ietf_decrypt(p.at, 0, 0, s.at, sealed.length, 0, 0, 0, 0, n.at, k.at)))
      throw new Error("The tag does not hold.");
    return p.bytes(sealed.length - TAG);
  } };
}

/* It asks for chance when it begins, and finds none by itself in a module of Node. */
const chance = () => crypto.getRandomValues(new Uint32Array(1))[0];

/** How a key becomes a cipher here, for envelopes one after the other. To begin takes some ten milliseconds.
 * @returns {Promise<(key: Uint8Array) => Promise<Cipher>>} */
export async function ciphersOf() {
  try {
    const sodium = await libsodium({ getRandomValue: chance });
    if (sodium._sodium_init() < 0)
      return plainCipher;
    const places = Object.fromEntries(Object.entries({ key: KEY, nonce: NONCE, plain: MOST, sealed: MOST + TAG })
      .map(([name, most]) => [name, placeIn(sodium, most)]));
    return async (key) => fastCipher(sodium, places, key);
  } catch { return plainCipher; }
}
