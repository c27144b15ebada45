/* sealing.js - an envelope is sealed as src/seal/sealer.c does it: a file of any length, in parts for the
 * way, each opened again before it counts. What is made can be made again, from its plan and the same
 * files; a piece whose plain bytes are others than before is never sealed under the same key. */
import { sha256 } from "@noble/hashes/sha2.js";
import { CHUNK, ageHeader, ageSize, chunks, newSecrets, openHeader, payloadKey, recipientOf } from "./age.js";
import { bytesOfHex, hexOfBytes, same, utf8 } from "./bytes.js";
import { capsuleOf, checkCapsule, deal, keyOfDealer, locksetOf } from "./capsule.js";
import { FileChanged, bytesOf, exactly, filesFault, headText, insideOf, manifestText, Unfit } from "./envelope.js";
import { hasher } from "./hasher.js";
import { Told } from "./told.js";
import { x25519 } from "@noble/curves/ed25519.js";

/** Bytes of a part of the sealed file: every one but the last; doc/serve.md, uploads. */
export const PART = 8 << 20;

/** Plain bytes of a piece whose fingerprint is kept: 128 chunks. */
export const PIECE = 128 * CHUNK;

/** What was sealed could not be opened again: a fault of ours, or of the machine. */
export class SealerDisagrees extends Told {}

/* ---- what is sealed ---- */

/** A file's size and fingerprint. @param {File} file @param {(bytes: number) => void} went told of bytes read */
export async function listed(file, went = () => {}) {
  const hash = await hasher(), step = 1 << 20;
  const read = (at) => at < file.size ? bytesOf(file, at, Math.min(at + step, file.size)) : null;
  for (let at = 0, next = read(0); at < file.size; at += step) {
    const bytes = exactly(await next, Math.min(step, file.size - at));
    next = read(at + step);                                              // while this one is hashed
    hash.update(bytes);
    went(bytes.length);
  }
  return { name: file.name, size: file.size, sha256: hash.hex() };
}

/** All that an envelope is made of but its files. Secret, all of it but `whose` and `lockset`; it never
 * leaves the computer.
 * @typedef {{whose: import("./envelope.js").Whose, file: string, padded: number | null, lockset: string,
 *   files: import("./envelope.js").Enclosed[], alpha: string[], secrets: {fileKey: string, ephemeral: string, nonce: string},
 *   pieces: string[]}} Plan  pieces: SHA-256 of the plain bytes of what was sealed of it so far */

/** A new envelope, under keys that nothing was sealed with.
 * @param {import("./envelope.js").Whose} whose @param {string} file "2.age" @param {number | null} padded
 * @param {string} lockset @param {import("./envelope.js").Enclosed[]} files @returns {Plan} */
export function planOf(whose, file, padded, lockset, files) {
  const fault = filesFault(files);
  if (fault)
    throw new Unfit(fault);
  const { alpha } = deal(locksetOf(lockset)), secrets = newSecrets();
  return { whose, file, padded, lockset, files, alpha: alpha.map(String), pieces: [],
    secrets: Object.fromEntries(Object.entries(secrets).map(([name, bytes]) => [name, hexOfBytes(bytes)])) };
}

/* ---- sealing ---- */

const digest = async (bytes) => hexOfBytes(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));

/* Cuts what comes into parts; `full` is told of each. There is one, which is filled again and again. */
function cutter(full) {
  const part = new Uint8Array(PART);
  let filled = 0, n = 0;
  const out = async () => {
    await full(n++, part.subarray(0, filled));
    filled = 0;
  };
  return { add: async (bytes) => {
    for (let at = 0; at < bytes.length;) {
      const some = Math.min(PART - filled, bytes.length - at);
      part.set(bytes.subarray(at, at + some), filled);
      filled += some;
      at += some;
      if (filled === PART)
        await out();
    }
  }, end: async () => { if (filled) await out(); } };
}

/* Never two texts under one key: what was sealed once is the same again, or nothing is sealed. */
async function remembered(plan, n, plain, keep) {
  const now = await digest(plain), before = plan.pieces[n];
  if (before && before !== now)
    throw new FileChanged("A file is no longer what it was when this envelope was begun.");
  if (!before) {
    plan.pieces[n] = now;
    await keep(plan);
  }
}

/* What is sealed is what is listed: its fingerprint is taken once more, for a file may have changed in between. */
async function comparer({ files }, bodies) {
  const hash = await hasher();
  let n = 0;
  return (plain, at) => {
    for (; n < bodies.length; n++) {
      const from = bodies[n].at, to = from + bodies[n].size;
      if (from < at + plain.length && to > at)
        hash.update(plain.subarray(Math.max(0, from - at), to - at));
      if (to > at + plain.length)
        return;
      if (hash.hex() !== files[n].sha256)
        throw new FileChanged(`${files[n].name} changed while it was being sealed. Nothing of it was handed in. Close it in other programs, then go on.`);
    }
  };
}

/* A word at a time: both begin at whole words. */
function sameWords(a, b) {
  const words = (bytes) => new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2), x = words(a), y = words(b);
  let differ = a.length ^ b.length;
  for (let i = 0; i < x.length; i++)
    differ |= x[i] ^ y[i];
  return !differ && same(a.subarray(a.length & ~3), b.subarray(b.length & ~3));
}

/* So many chunks are sealed, and opened again, at once: a browser does it in threads of its own. */
const AT_ONCE = 16;

/* One piece: sealed, opened again, compared, given away while the next chunks are sealed. */
async function sealPiece(cipher, again, plain, from, size, give) {
  const one = async (at) => {
    const n = (from + at) / CHUNK, last = from + at + CHUNK >= size, bytes = plain.subarray(at, at + CHUNK);
    const chunk = await cipher.seal(n, last, bytes);
    if (!sameWords(await again.open(n, last, chunk), bytes))
      throw new SealerDisagrees("What was sealed could not be opened again as it was. Nothing was handed in.");
    return chunk;
  };
  const some = (at) => Promise.all(Array.from({ length: Math.min(AT_ONCE, Math.ceil((plain.length - at) / CHUNK)) }, (_, i) => one(at + i * CHUNK)));
  for (let at = 0, next = some(0); at < plain.length; at += AT_ONCE * CHUNK) {
    const chunks = await next;
    next = at + AT_ONCE * CHUNK < plain.length ? some(at + AT_ONCE * CHUNK) : null;
    next?.catch(() => {});                                               // said when it is waited for
    for (const chunk of chunks)
      await give(chunk);
  }
}

/** Seals the whole envelope, from its first byte. Called again with the same plan and the same files it makes
 * the same bytes.
 * @param {Plan} plan @param {Blob[]} files as plan.files lists them
 * @param {{part: (n: number, bytes: Uint8Array) => Promise<void>, keep: (plan: Plan) => Promise<void>,
 *          went?: (bytes: number) => void}} with_  part: told of each part, in order, whose bytes are others
 *          once it has answered; keep: puts the plan where it
 *          outlives this page, before the first part of a piece is given away
 * @returns {Promise<{head: string, capsule: Uint8Array, sha256: string, size: number}>} */
export async function sealed(plan, files, { part, keep, went = () => {} }) {
  const locks = locksetOf(plan.lockset), dealt = deal(locks, plan.alpha.map(BigInt));
  const secrets = Object.fromEntries(Object.entries(plan.secrets).map(([name, hex]) => [name, bytesOfHex(hex)]));
  const inside = insideOf(utf8(manifestText(plan.whose, plan.files)), files, plan.padded);
  const header = ageHeader(x25519.getPublicKey(dealt.key), secrets);
  const cipher = await chunks(payloadKey(secrets)), again = await chunks(openHeader(dealt.key, header));
  const whole = await hasher(), parts = cutter(part);
  const give = async (bytes) => { whole.update(bytes); await parts.add(bytes); };
  await give(header);
  const room = new Uint8Array(Math.min(PIECE, inside.size)), compare = await comparer(plan, inside.bodies);
  for (let at = 0; at < inside.size; at += PIECE) {
    const plain = await inside.read(at, Math.min(at + PIECE, inside.size), room);
    await remembered(plan, at / PIECE, plain, keep);
    compare(plain, at);
    await sealPiece(cipher, again, plain, at, inside.size, give);
    went(plain.length);
  }
  await parts.end();
  return outside(plan, locks, dealt, { sha256: whole.hex(), size: ageSize(inside.size), padded: inside.size });
}

/* Head and capsule; the capsule is checked, and gives the key again, before it counts. */
function outside(plan, locks, dealt, { sha256: hash, size, padded }) {
  const head = headText({ ...plan.whose, recipient: recipientOf(dealt.key), file: plan.file, size, sha256: hash,
    lockset: hexOfBytes(locks.id), padded });
  const ctx = sha256(utf8(head)), capsule = capsuleOf(locks, ctx, dealt);
  checkCapsule(locks, ctx, capsule);
  if (!same(keyOfDealer(locks, dealt.alpha[0], capsule), dealt.key))
    throw new SealerDisagrees("The capsule does not give the key again. Nothing was handed in.");
  return { head, capsule, sha256: hash, size };
}

/** How many parts a sealed file of this size has. @param {number} size */
export const partCount = (size) => Math.ceil(size / PART);

/** Bytes of the sealed file, known before anything is sealed. @param {Plan} plan @param {Blob[]} files */
export const sealedSize = (plan, files) => ageSize(insideOf(utf8(manifestText(plan.whose, plan.files)), files, plan.padded).size);
