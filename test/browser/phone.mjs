/* phone.mjs - what a phone shows to who signs in. RFC 6238. */
import { createHmac } from "node:crypto";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", STEP = 30;             // s

/** @param {string} typed the key, in groups @param {number} now seconds since 1970 */
export function phoneCode(typed, now) {
  const bits = [...typed.toUpperCase().replace(/[^A-Z2-7]/g, "")].map((c) => LETTERS.indexOf(c).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((eight) => parseInt(eight, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(now / STEP)));
  const mac = createHmac("sha1", key).update(step).digest(), from = mac[19] & 15;
  return String((mac.readUInt32BE(from) & 0x7fffffff) % 1e6).padStart(6, "0");
}
