/* hasher.js - SHA-256 of what comes in pieces: in WebAssembly, six times as fast, where that may run; else by
 * noble. Browsers have SHA-256 of their own for what is there whole, and no other. */
import wasm from "hash-wasm/dist/sha256.umd.min.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { hexOfBytes } from "./bytes.js";

/** hex() is of all since the beginning, or since hex() before. @returns {Promise<{update: (bytes: Uint8Array) => void, hex: () => string}>} */
export async function hasher() {
  try {
    const hash = (await wasm.createSHA256()).init();
    return { update: (bytes) => { hash.update(bytes); }, hex: () => {
      const hex = hash.digest();
      hash.init();
      return hex;
    } };
  } catch {
    let hash = sha256.create();
    return { update: (bytes) => { hash.update(bytes); }, hex: () => {
      const hex = hexOfBytes(hash.digest());
      hash = sha256.create();
      return hex;
    } };
  }
}
