/* capsule.js - the key of an envelope, shared among padlocks so that anybody sees at once that every k of
 * them will get the same one: publicly verifiable secret sharing over ristretto255.
 *
 * The same bytes as src/seal/capsule.c; doc/book.md, padlocks, capsules, turns, opening. */
import { ristretto255, ristretto255_hasher } from "@noble/curves/ed25519.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { bytesOfHex, concatenated, hexOfBytes, same, utf8 } from "./bytes.js";
import { Told } from "./told.js";

export class CapsuleUnfit extends Told {}

const Point = ristretto255.Point, Scalars = Point.Fn, G = Point.BASE, ORDER = Scalars.ORDER;

/** The second base, of which nobody knows the logarithm to G. */
export const g = ristretto255_hasher.deriveToCurve(sha512(utf8("tenderbox/capsule/v1/generator")));

/* ---- numbers and points ---- */

const byte = (n) => Uint8Array.of(n);

/** Little end first. @param {Uint8Array} bytes */
const numberOf = (bytes) => bytes.reduceRight((n, b) => (n << 8n) | BigInt(b), 0n);

/** In its one spelling, and not 0 where `zero` is not allowed. @param {Uint8Array} bytes 32 */
export function scalarOf(bytes) {
  const n = numberOf(bytes);
  if (bytes.length !== 32 || n >= ORDER)
    throw new CapsuleUnfit("A number in it is not in its one spelling.");
  return n;
}

export const bytesOfScalar = (n) => Scalars.toBytes(n);

/** SHA-512 as a number, modulo the order. @param {...Uint8Array} parts */
const h2s = (...parts) => numberOf(sha512(concatenated(...parts))) % ORDER;

const tagged = (tag) => utf8(`tenderbox/${tag}`);

/** A point in its one spelling, not the identity. @param {Uint8Array} bytes 32 */
function pointOf(bytes) {
  let point;
  try { point = Point.fromBytes(bytes); } catch { throw new CapsuleUnfit("A point in it is none."); }
  if (point.equals(Point.ZERO) || !same(point.toBytes(), bytes))
    throw new CapsuleUnfit("A point in it is the identity, or not in its one spelling.");
  return point;
}

/* Zero times a point is legal here, and its library refuses it. */
const times = (point, n) => n === 0n ? Point.ZERO : point.multiply(n);

const sum = (points) => points.reduce((a, b) => a.add(b), Point.ZERO);

/** The polynomial at x. @param {bigint[]} alpha @param {number} x */
const at = (alpha, x) => alpha.reduceRight((n, a) => (n * BigInt(x) + a) % ORDER, 0n);

const randomScalar = (random) => {
  for (;;) {
    const n = numberOf(random(64)) % ORDER;
    if (n)
      return n;
  }
};

/** The secret of a new padlock, or what hides a proof. */
export const newScalar = () => randomScalar(random);

/** The public half. @param {bigint} x */
export const padlockOf = (x) => G.multiply(x).toBytes();

export const random = (length) => crypto.getRandomValues(new Uint8Array(length));

/* ---- locksets ---- */

/** @typedef {{index: number, person: string, holder: Uint8Array, h: Uint8Array, possession: Uint8Array}} Lock */
/** @typedef {{k: number, locks: Lock[], id: Uint8Array}} Lockset */

const lockLine = /^lock (\d{1,2}) (\d+) ([0-9a-f]{64}) ([0-9a-f]{64}) ([0-9a-f]{128})$/;

/** "tenderbox/lockset/v1", as doc/book.md says; its id is its SHA-256. @param {string} text @returns {Lockset} */
export function locksetOf(text) {
  const lines = text.split("\n"), k = Number(/^k (\d{1,2})$/.exec(lines[1])?.[1]), n = Number(/^n (\d{1,2})$/.exec(lines[2])?.[1]);
  const locks = lines.slice(3, -1).map((line) => lockLine.exec(line)).map((m) => m && { index: Number(m[1]), person: m[2],
    holder: bytesOfHex(m[3]), h: bytesOfHex(m[4]), possession: bytesOfHex(m[5]) });
  const orderly = lines[0] === "tenderbox/lockset/v1" && lines.at(-1) === "" && locks.length === n && k >= 1 && k <= n && n <= 32 &&
    locks.every((lock, i) => lock && lock.index === i + 1);
  if (!orderly)
    throw new CapsuleUnfit("The list of padlocks cannot be read.");
  const seen = new Set([G, g].map((point) => String(point.toBytes())));
  for (const { h } of locks) {
    pointOf(h);
    if (seen.has(String(h)) || !seen.add(String(h)))
      throw new CapsuleUnfit("A padlock in the list is there twice, or is none.");
  }
  return { k, locks, id: sha256(utf8(text)) };
}

/** What the proof is about: doc/book.md, padlocks. @param {Lock} lock */
export const possessionText = ({ index, holder, h }, { origin, draft }) =>
  utf8(`tenderbox/lock/v1\norigin ${origin}\nprocedure ${draft}\nindex ${index}\nholder ${hexOfBytes(holder)}\nh ${hexOfBytes(h)}\n`);

const possessionChallenge = (text, h, wG) => h2s(tagged("lock/v1/pop"), byte(0), sha256(text), h, wG.toBytes());

/** Does who brought this padlock know its secret? @param {Lock} lock
 * @param {{origin: string, draft: string}} where for which it was made: the draft's name */
export function possessionHolds(lock, where) {
  const { h, possession } = lock, e = scalarOf(possession.subarray(0, 32)), z = scalarOf(possession.subarray(32));
  const wG = times(G, z).add(times(pointOf(h), e));
  return e === possessionChallenge(possessionText(lock, where), h, wG);
}

/** 64 bytes: that who made this text knows the secret of the padlock. @param {Uint8Array} text @param {Uint8Array} h
 * @param {bigint} x */
export function proveOver(text, h, x, w = newScalar()) {
  const e = possessionChallenge(text, h, G.multiply(w));
  return concatenated(bytesOfScalar(e), bytesOfScalar(Scalars.create(w - e * x)));
}

/** 64 bytes, for possessionHolds(). @param {Omit<Lock, "possession">} lock @param {bigint} x its secret */
export const provePossession = (lock, where, x, w = newScalar()) => proveOver(possessionText(lock, where), lock.h, x, w);

/* ---- dealing ---- */

/** What a dealer knows of one envelope; `alpha` and `key` are secret.
 * @typedef {{alpha: bigint[], C: Uint8Array[], Y: Uint8Array[], key: Uint8Array}} Deal */

/** @param {Lockset} lockset @param {bigint[]} [alpha] the polynomial, from its constant on; random if not said
 * @returns {Deal} */
export function deal(lockset, alpha = Array.from({ length: lockset.k }, () => randomScalar(random))) {
  const C = alpha.map((a) => g.multiply(a).toBytes());
  const Y = lockset.locks.map(({ index, h }) => times(pointOf(h), at(alpha, index)).toBytes());
  return { alpha, C, Y, key: keyOf(G.multiply(alpha[0]), C, Y) };
}

/** The age identity's 32 bytes. @param {Point} S @param {Uint8Array[]} C @param {Uint8Array[]} Y */
const keyOf = (S, C, Y) => hkdf(sha256, S.toBytes(), sha256(concatenated(...C, ...Y)),
  tagged("capsule/v1/age-identity"), 32);

const challenge = (lockset, ctx, { C, Y }, A, B) => h2s(tagged("capsule/v1/deal"), byte(0), ctx, byte(lockset.k),
  byte(lockset.locks.length), ...lockset.locks.map(({ h }) => h), ...C, ...Y,
  ...A.map((p) => p.toBytes()), ...B.map((p) => p.toBytes()));

const TITLE = utf8("tenderbox/capsule/v1\n");

/** The capsule's bytes, proved for this head. @param {Lockset} lockset @param {Uint8Array} ctx SHA-256 of the head
 * @param {Deal} dealt @param {Uint8Array} [salt] 32 random bytes */
export function capsuleOf(lockset, ctx, dealt, salt = random(32)) {
  const { alpha, C, Y } = dealt, secrets = alpha.map(bytesOfScalar);
  const w = lockset.locks.map(({ index }) => h2s(tagged("capsule/v1/deal-nonce"), byte(0), ...secrets, salt, ctx, byte(index)));
  const A = w.map((n) => times(g, n)), B = w.map((n, i) => times(pointOf(lockset.locks[i].h), n));
  const c = challenge(lockset, ctx, dealt, A, B);
  const r = w.map((n, i) => Scalars.create(n - c * at(alpha, i + 1)));
  return concatenated(TITLE, byte(lockset.k), byte(lockset.locks.length), ...C, ...Y, bytesOfScalar(c), ...r.map(bytesOfScalar));
}

/* ---- checking ---- */

/** Every part in its one spelling. @param {Lockset} lockset @param {Uint8Array} capsule */
function partsOf({ k, locks: { length: n } }, capsule) {
  const title = capsule.subarray(0, TITLE.length), from = TITLE.length + 2;
  if (capsule.length !== from + 32 * (k + 2 * n + 1) || !same(title, TITLE) || capsule[from - 2] !== k || capsule[from - 1] !== n)
    throw new CapsuleUnfit("It is no capsule for these padlocks.");
  const part = (i) => capsule.subarray(from + 32 * i, from + 32 * (i + 1));
  const parts = (begin, count) => Array.from({ length: count }, (_, i) => part(begin + i));
  return { C: parts(0, k), Y: parts(k, n), c: scalarOf(part(k + n)), r: parts(k + n + 1, n).map(scalarOf) };
}

/** Will every k of the padlocks get the same key? Throws CapsuleUnfit where not.
 * @param {Lockset} lockset @param {Uint8Array} ctx @param {Uint8Array} capsule */
export function checkCapsule(lockset, ctx, capsule) {
  const { C, Y, c, r } = partsOf(lockset, capsule), Cs = C.map(pointOf), Ys = Y.map(pointOf);
  const X = Ys.map((_, i) => sum(Cs.map((point, j) => times(point, BigInt(i + 1) ** BigInt(j) % ORDER))));
  if (X.some((point) => point.equals(Point.ZERO)))
    throw new CapsuleUnfit("A share in it is the identity.");
  const A = X.map((point, i) => times(g, r[i]).add(times(point, c)));
  const B = Ys.map((point, i) => times(pointOf(lockset.locks[i].h), r[i]).add(times(point, c)));
  if (c !== challenge(lockset, ctx, { C, Y }, A, B))
    throw new CapsuleUnfit("Its proof does not hold for this head and these padlocks.");
}

/** The key, from the dealer's constant and the capsule alone. @param {bigint} alpha0 */
export function keyOfDealer(lockset, alpha0, capsule) {
  const { C, Y } = partsOf(lockset, capsule);
  return keyOf(G.multiply(alpha0), C, Y);
}

/* ---- turning and opening ---- */

/** What a holder gives for one capsule, 97 bytes; the capsule was checked before.
 * @param {bigint} x the padlock's secret @param {number} index */
export function turn(lockset, ctx, capsule, index, x, salt = random(32)) {
  const { Y } = partsOf(lockset, capsule), { h } = lockset.locks[index - 1], mine = pointOf(Y[index - 1]);
  const S = mine.multiply(Scalars.inv(x));
  const w = h2s(tagged("capsule/v1/nonce"), bytesOfScalar(x), salt, ctx, Y[index - 1]);
  const e = turnChallenge(ctx, index, h, Y[index - 1], S, times(G, w), times(S, w));
  return concatenated(byte(index), S.toBytes(), bytesOfScalar(e), bytesOfScalar(Scalars.create(w - e * x)));
}

const turnChallenge = (ctx, index, h, Y, S, wG, wS) => h2s(tagged("capsule/v1/turn"), byte(0), ctx, byte(index), h, Y,
  S.toBytes(), wG.toBytes(), wS.toBytes());

/** Throws CapsuleUnfit where the turn is not what its padlock gives. @param {Uint8Array} turned 97 bytes */
export function checkTurn(lockset, ctx, capsule, turned) {
  const { Y } = partsOf(lockset, capsule), [index] = turned, lock = lockset.locks[index - 1];
  if (turned.length !== 97 || !lock)
    throw new CapsuleUnfit("A turn is of no padlock in the list.");
  const S = pointOf(turned.subarray(1, 33)), e = scalarOf(turned.subarray(33, 65)), z = scalarOf(turned.subarray(65));
  const wG = times(G, z).add(times(pointOf(lock.h), e)), wS = times(S, z).add(times(pointOf(Y[index - 1]), e));
  if (e !== turnChallenge(ctx, index, lock.h, Y[index - 1], S, wG, wS))
    throw new CapsuleUnfit(`The turn of padlock ${index} is not what that padlock gives.`);
}

/** The key, from exactly k turns of k padlocks. @param {Uint8Array[]} turns */
export function keyOfTurns(lockset, capsule, turns) {
  const { C, Y } = partsOf(lockset, capsule), of = turns.map(([index]) => BigInt(index));
  if (turns.length !== lockset.k || new Set(of).size !== lockset.k)
    throw new CapsuleUnfit(`It takes the turns of ${lockset.k} padlocks.`);
  const weight = (i) => of.filter((j) => j !== i).reduce((n, j) => Scalars.mul(n, Scalars.div(j, Scalars.create(j - i))), 1n);
  return keyOf(sum(turns.map((turned, nth) => times(pointOf(turned.subarray(1, 33)), weight(of[nth])))), C, Y);
}
