/* sealing.js - an envelope is sealed as src/seal/sealer.c does it: a file of any length, in parts for the
 * way, each chunk opened again before it counts. What is made can be made again, from its plan and the same
 * files; a piece of a file that is another one than before is never sealed under the same key. */
import { sha256 } from "@noble/hashes/sha2.js";
import { CHUNK, ageHeader, ageSize, chunks, newSecrets, openHeader, payloadKey, recipientOf } from "./age.js";
import { bytesOfHex, hexOfBytes, same, utf8 } from "./bytes.js";
import { capsuleOf, checkCapsule, deal, keyOfDealer, locksetOf } from "./capsule.js";
import { plainCipher } from "./cipher.js";
import { FileChanged, filesFault, headText, insideOf, insideSize, manifestText, piecesOf, Unfit } from "./envelope.js";
import { hasher } from "./hasher.js";
import { Told } from "./told.js";
import { x25519 } from "@noble/curves/ed25519.js";

/** Bytes of a part of the sealed file: every one but the last; doc/serve.md, uploads. */
export const PART = 8 << 20;

/** Bytes of a piece of a file whose fingerprint is kept: the browser copies it to take that, so not more. */
export const PIECE = 1 << 20;

/** What was sealed could not be opened again: a fault of ours, or of the machine. */
export class SealerDisagrees extends Told {}

/* ---- what is sealed ---- */

const digest = async (bytes) => hexOfBytes(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));

/** A file's size and fingerprints, of all of it and of each piece. Fails: as piecesOf().
 * @param {File} file @param {(bytes: number) => void} went told of bytes read */
export async function listed(file, went = () => {}) {
  const hash = await hasher(), pieces = [];
  for await (const piece of piecesOf(file, PIECE)) {
    const its = digest(piece);                                           // the browser's own, beside ours
    hash.update(piece);
    pieces.push(await its);
    went(piece.length);
  }
  return { name: file.name, size: file.size, sha256: hash.hex(), pieces };
}

/** All that an envelope is made of but its files. Secret, all of it but `whose` and `lockset`; it never
 * leaves the computer.
 * @typedef {{whose: import("./envelope.js").Whose, file: string, padded: number | null, lockset: string,
 *   files: (import("./envelope.js").Enclosed & {pieces: string[]})[], alpha: string[],
 *   secrets: {fileKey: string, ephemeral: string, nonce: string}}} Plan  pieces: SHA-256 of each piece of a file */

/** A new envelope, under keys that nothing was sealed with.
 * @param {import("./envelope.js").Whose} whose @param {string} file "2.age" @param {number | null} padded
 * @param {string} lockset @param {import("./envelope.js").Enclosed[]} files @returns {Plan} */
export function planOf(whose, file, padded, lockset, files) {
  const fault = filesFault(files);
  if (fault)
    throw new Unfit(fault);
  const { alpha } = deal(locksetOf(lockset)), secrets = newSecrets();
  return { whose, file, padded, lockset, files, alpha: alpha.map(String),
    secrets: Object.fromEntries(Object.entries(secrets).map(([name, bytes]) => [name, hexOfBytes(bytes)])) };
}

/* ---- sealing ---- */

/* Cuts what comes into lengths; `full` is told of each. There is one, which is filled again and again. */
function cutter(length, full) {
  const one = new Uint8Array(length);
  let filled = 0, n = 0;
  const out = async () => {
    await full(n++, one.subarray(0, filled));
    filled = 0;
  };
  return { add: async (bytes) => {
    for (let at = 0; at < bytes.length;) {
      const some = bytes.subarray(at, at + length - filled);
      one.set(some, filled);
      filled += some.length;
      at += some.length;
      if (filled === length)
        await out();
    }
  }, end: async () => { if (filled) await out(); } };
}

/* Never two texts under one key, and nothing else than what is listed: a piece of a file is what it was, or nothing of it
 * is sealed. */
async function* unchanged(file, { name, size, pieces }) {
  const changed = () => new FileChanged(`${name} changed while it was being sealed. Nothing of it was handed in. Close it in other programs, then go on.`);
  let n = 0;
  if (file.size !== size)
    throw changed();
  for await (const piece of piecesOf(file, PIECE)) {
    if (await digest(piece) !== pieces?.[n++])
      throw changed();
    yield piece;
  }
}

/* A word at a time: both begin at whole words. */
function sameWords(a, b) {
  const words = (bytes) => new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2), x = words(a), y = words(b);
  let differ = a.length ^ b.length;
  for (let i = 0; i < x.length; i++)
    differ |= x[i] ^ y[i];
  return !differ && same(a.subarray(a.length & ~3), b.subarray(b.length & ~3));
}

/* Each chunk is sealed, opened again, compared and given away. */
const sealer = (cipher, again, size, give) => cutter(CHUNK, async (n, plain) => {
  const last = (n + 1) * CHUNK >= size, chunk = cipher.seal(n, last, plain);
  if (!sameWords(again.open(n, last, chunk), plain))
    throw new SealerDisagrees("What was sealed could not be opened again as it was. Nothing was handed in.");
  await give(chunk);
});

const manifestOf = (plan) => utf8(manifestText(plan.whose, plan.files));

/** Seals the whole envelope, from its first byte. Called again with the same plan and the same files it makes
 * the same bytes. The plan is where it outlives this page before.
 * @param {Plan} plan @param {Blob[]} files as plan.files lists them
 * @param {{part: (n: number, bytes: Uint8Array) => Promise<void>, went?: (bytes: number) => void,
 *          cipherOf?: (key: Uint8Array) => Promise<import("./cipher.js").Cipher>}} with_  part: told of each part, in
 *          order, whose bytes are others once it has answered; cipherOf: of ciphersOf()
 * @returns {Promise<{head: string, capsule: Uint8Array, sha256: string, size: number}>} */
export async function sealed(plan, files, { part, went = () => {}, cipherOf = plainCipher }) {
  const locks = locksetOf(plan.lockset), dealt = deal(locks, plan.alpha.map(BigInt));
  const secrets = Object.fromEntries(Object.entries(plan.secrets).map(([name, hex]) => [name, bytesOfHex(hex)]));
  const manifest = manifestOf(plan), size = insideSize(manifest, plan.files, plan.padded);
  const header = ageHeader(x25519.getPublicKey(dealt.key), secrets);
  const cipher = chunks(await cipherOf(payloadKey(secrets))), again = chunks(await cipherOf(openHeader(dealt.key, header)));
  const whole = await hasher(), parts = cutter(PART, part);
  const give = async (bytes) => { whole.update(bytes); await parts.add(bytes); };
  await give(header);
  const plain = sealer(cipher, again, size, give);
  for await (const piece of insideOf(manifest, plan.files, size, (i) => unchanged(files[i], plan.files[i]))) {
    await plain.add(piece);
    went(piece.length);
  }
  await plain.end();
  await parts.end();
  return outside(plan, locks, dealt, { sha256: whole.hex(), size: ageSize(size), padded: size });
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

/** Bytes of the sealed file, known before anything is sealed. @param {Plan} plan */
export const sealedSize = (plan) => ageSize(insideSize(manifestOf(plan), plan.files, plan.padded));
