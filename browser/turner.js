/* turner.js - the auditor and the turn of the program itself, compiled to WebAssembly: what browser/wasm/ is
 * called by, and what it takes from here, which is groups, chance and nothing else. */
import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { ed25519, ristretto255, x25519 } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { concatenated, same, utf8 } from "./bytes.js";

const Point = ristretto255.Point, Scalars = Point.Fn, ORDER = Scalars.ORDER, Edwards = ed25519.Point;

/** Little end first. @param {Uint8Array} bytes */
function numberOf(bytes) {
  let n = 0n;
  for (let i = bytes.length; i--;)
    n = n << 8n | BigInt(bytes[i]);
  return n;
}
const bytesOf = (n) => Scalars.toBytes(Scalars.create(n));

/** 0 where it is done; -1 where the library refuses what it got. @param {() => void} work */
function done(work) {
  try { work(); return 0; } catch { return -1; }
}

/** As libsodium says it: no point of small order, each number in its one spelling, and the equation itself
 * without the cofactor. Source: RFC 8032, 5.1.7. */
function verifies(signature, message, key) {
  try {
    const r = signature.slice(0, 32), s = numberOf(signature.slice(32)), a = Edwards.fromBytes(key), nonce = Edwards.fromBytes(r);
    if (s >= ORDER || a.isSmallOrder() || nonce.isSmallOrder() || !same(a.toBytes(), key))
      return false;
    const k = numberOf(sha512(concatenated(r, key, message))) % ORDER;
    const times = (point, n) => n === 0n ? Edwards.ZERO : point.multiplyUnsafe(n);
    return same(times(Edwards.BASE, s).subtract(times(a, k)).toBytes(), r);
  } catch { return false; }
}

/** What the module imports, over the memory that it will have. @param {() => Uint8Array} memory
 * @param {(bytes: Uint8Array) => void} random fills @param {(done: number, all: number) => void} going */
function outside(memory, random, going) {
  const get = (at, length) => memory().slice(at, at + length), put = (at, bytes) => memory().set(bytes, at);
  const point = (at) => Point.fromBytes(get(at, 32)), number = (at) => numberOf(get(at, 32));
  /* A product is the identity only where it should not be. */
  const product = (at, p) => { if (p.equals(Point.ZERO)) throw new Error("identity"); put(at, p.toBytes()); };
  return {
    point_valid: (p) => done(() => point(p)) ? 0 : 1,
    point_add: (r, p, q) => done(() => put(r, point(p).add(point(q)).toBytes())),
    point_times: (q, n, p) => done(() => product(q, point(p).multiply(number(n) % ORDER))),
    point_base: (q, n) => done(() => product(q, Point.BASE.multiply(number(n) % ORDER))),
    scalar_reduce: (r, wide) => put(r, bytesOf(numberOf(get(wide, 64)))),
    scalar_add: (z, x, y) => put(z, bytesOf(number(x) + number(y))),
    scalar_sub: (z, x, y) => put(z, bytesOf(number(x) - number(y))),
    scalar_mul: (z, x, y) => put(z, bytesOf(number(x) * number(y))),
    scalar_invert: (r, s) => done(() => put(r, bytesOf(Scalars.inv(Scalars.create(number(s)))))),
    x25519: (out, scalar, u) => done(() => put(out, x25519.getSharedSecret(get(scalar, 32), get(u, 32)))),
    unseal: (key, nonce, sealed, bytes, to) =>
      done(() => put(to, chacha20poly1305(get(key, 32), get(nonce, 12)).decrypt(get(sealed, bytes)))),
    verify: (signature, message, bytes, key) => verifies(get(signature, 64), get(message, bytes), get(key, 32)) ? 0 : -1,
    sign: (signature, message, bytes, seed) => put(signature, ed25519.sign(get(message, bytes), get(seed, 32))),
    public: (key, seed) => put(key, ed25519.getPublicKey(get(seed, 32))),
    random: (to, bytes) => { const chance = new Uint8Array(bytes); random(chance); put(to, chance); },
    going,
  };
}

/* Where a C library asks its system: there is none. */
const nothing = new Proxy({}, { get: () => () => 52, has: () => true });            // ENOSYS

const BROUGHT = { bundle: 0, policy: 1, kept: 2, name: 3, key: 4, why: 5 }, MADE = { said: 0, turn: 1, kept: 2 };

/** The module as the script of tenderbox-holder.html has it; null where there is none, or two. @param {string} html */
export function moduleIn(html) {
  const found = html.match(/"AGFzbQEAAAA[A-Za-z0-9+/]+={0,2}"/g);
  return found?.length === 1 ? Uint8Array.from(atob(found[0].slice(1, -1)), (c) => c.charCodeAt(0)) : null;
}

/** One reader's check, or one holder's look and turn. @param {Uint8Array | WebAssembly.Module} wasm
 * @param {{random?: (bytes: Uint8Array) => void, going?: (done: number, all: number) => void}} with_ */
export async function turnerOf(wasm, { random = (bytes) => crypto.getRandomValues(bytes), going = () => {} } = {}) {
  let exports = null;
  const memory = () => new Uint8Array(exports.memory.buffer);
  const module = wasm instanceof WebAssembly.Module ? wasm : await WebAssembly.compile(wasm), page = outside(memory, random, going);
  exports = (await WebAssembly.instantiate(module, { page, wasi_snapshot_preview1: nothing })).exports;
  exports._initialize?.();
  const bring = (what) => {
    for (const [name, value] of Object.entries(what)) {
      const bytes = typeof value === "string" ? utf8(value) : value;
      const at = exports.turner_room(BROUGHT[name], bytes.length);       // the memory may grow, and is another one then
      memory().set(bytes, at);
    }
  };
  const made = (slot) => memory().slice(exports.turner_at(slot), exports.turner_at(slot) + exports.turner_length(slot));
  const said = () => JSON.parse(new TextDecoder().decode(made(MADE.said)));
  return {
    /** Recomputed, as tenderbox-verify does it. @param {{bundle: Uint8Array, policy: Uint8Array | string}} brought
     * @param {boolean} keyAlone the policy is a log's key and no more: witnesses are those of the notice */
    check(brought, keyAlone = false) {
      bring(brought);
      exports.turner_check(keyAlone ? 1 : 0);
      return said();
    },
    /** @param {{bundle: Uint8Array, policy?: Uint8Array, kept?: Uint8Array, name: string}} brought
     * @param {number} now seconds @param {number} number of the holder @param {number} lag seconds; 0: as ever */
    look(brought, now, number, lag = 0) {
      bring(brought);
      exports.turner_look(now, number, lag);
      const found = said();
      return found.refused ? found : { ...found, kept: made(MADE.kept) };
    },
    /** @param {{key: string, why?: string}} brought @param {{round: number, lot: number, place: number}} stage */
    turn(brought, now, { round, lot, place }) {
      bring({ why: "", ...brought });
      exports.turner_turn(now, round, lot, place);
      const found = said();
      return found.refused ? found : { ...found, turn: made(MADE.turn), kept: made(MADE.kept) };
    },
  };
}
