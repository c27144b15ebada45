/* brought.js - a bid that was sealed elsewhere, by `tenderbox seal` or tenderbox-seal.html, is looked at before it
 * goes up: is it whole, and sealed for this lot, this version, this bidder and these padlocks? What is in it nobody
 * can see. Its files as they are, or one tar of them; doc/book.md, heads. */
import { sha256 } from "@noble/hashes/sha2.js";
import { ageSize } from "./age.js";
import { hexOfBytes, utf8 } from "./bytes.js";
import { CapsuleUnfit, checkCapsule, locksetOf } from "./capsule.js";
import { headText, headsText, piecesOf } from "./envelope.js";
import { hasher } from "./hasher.js";
import { Told } from "./told.js";

class Unfit extends Told {}

const HEADS_BYTES = 1 << 20, MEMBERS_MOST = 64, BLOCK = 512, HEADER_MOST = 65536, READ = 1 << 20;
const TITLE = "age-encryption.org/v1\n";

const bytesOf = async (blob, from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer());
const textOf = (bytes) => new TextDecoder().decode(bytes);
const last = (path) => path.slice(path.lastIndexOf("/") + 1);

/* ---- files ---- */

/** @typedef {{name: string, body: Blob}} Member */

const upToZero = (bytes) => textOf(bytes.subarray(0, bytes.includes(0) ? bytes.indexOf(0) : bytes.length));

/* Octal; of 8 GiB and more in base 256. */
const sizeOf = (field) => field[0] & 0x80 ? field.subarray(1).reduce((n, byte) => n * 256 + byte, 0)
  : parseInt(upToZero(field).trim() || "0", 8);

/* Plain files of a tar, each a piece of it; nothing is read but the headers. @returns {Promise<Member[]>} */
async function untarred(tar) {
  const members = [];
  for (let at = 0, seen = 0; at + BLOCK <= tar.size; seen++) {
    const header = await bytesOf(tar, at, at + BLOCK), size = sizeOf(header.subarray(124, 136)), kind = header[156];
    if (!header[0])
      break;
    if (seen >= MEMBERS_MOST || !(size >= 0 && at + BLOCK + size <= tar.size))
      throw new Unfit(`${tar.name} is not whole, or holds more than a bid. Save it anew, or choose the files of the bid one by one.`);
    if (kind === 0x30 || !kind)
      members.push({ name: last(upToZero(header.subarray(0, 100))), body: tar.slice(at + BLOCK, at + BLOCK + size) });
    at += BLOCK * (1 + Math.ceil(size / BLOCK));
  }
  return members;
}

const isTar = async (file) => textOf(await bytesOf(file, 257, 262)) === "ustar";

/** @param {File[]} files @returns {Promise<Map<string, Blob>>} by name */
async function membersOf(files) {
  const all = [], named = new Map();
  for (const file of files)
    all.push(...await isTar(file) ? await untarred(file) : [{ name: file.name, body: file }]);
  for (const { name, body } of all) {
    if (named.has(name))
      throw new Unfit(`There are two files called ${name}. Choose the files of one bid alone.`);
    named.set(name, body);
  }
  return named;
}

/* ---- heads ---- */

const bytesOfBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const pair = /head ([A-Za-z0-9+/]+=*)\ncapsule ([A-Za-z0-9+/]+=*)\n/g;
const form = new RegExp("^tenderbox/head/v1\nprocedure ([a-z2-7]{32})\nround ([1-9]\\d{0,8})\nlot ([1-9]\\d{0,8})\n" +
  "envelope (qualification|quality|price)\nbidder ([0-9a-f]{64})\nversion ([1-9]\\d{0,8})\nrecipient (age1[0-9a-z]{58})\n" +
  "file ([1-9]\\d?\\.age)\nsize ([1-9]\\d{0,14})\nsha256 ([0-9a-f]{64})\nlockset ([0-9a-f]{64})\npadded ([1-9]\\d{0,14})\n$");

function headOf(text) {
  const found = form.exec(text);
  if (!found)
    return null;
  const [procedure, round, lot, envelope, bidder, version, recipient, file, size, hash, lockset, padded] = found.slice(1);
  return { procedure, envelope, bidder, recipient, file, sha256: hash, lockset, round: Number(round), lot: Number(lot),
    version: Number(version), size: Number(size), padded: Number(padded) };
}

/** The paper of a deposit, read; in its one spelling. Fails: Unfit. @param {string} text */
export function headsOf(text) {
  const envelopes = [...text.matchAll(pair)].map(([, head, capsule]) => {
    try { return { head: textOf(bytesOfBase64(head)), capsule: bytesOfBase64(capsule) }; } catch { return { head: "" }; }
  }).map((one) => ({ ...one, says: headOf(one.head) }));
  const whole = envelopes.length && envelopes.every(({ head, says }) => says && headText(says) === head);
  if (!whole || headsText(envelopes) !== text)
    throw new Unfit("The file heads is not what tenderbox wrote. Take it anew from the folder, or the tar, of the sealed bid.");
  return envelopes;
}

/* ---- does it fit here ---- */

const again = "Seal it again, for what stands on this page.";

/* What was sealed for something else, in words; "": it is for this. */
function strangeness(order, row, head) {
  const { id } = locksetOf(order.lockset), number = (name) => head[name] !== Number(order[name]);
  if (head.procedure !== order.procedure)
    return `This bid was sealed for another tender. ${again}`;
  if (number("round") || number("lot"))
    return `This bid was sealed for lot ${head.lot} in round ${head.round}: here it is lot ${order.lot} in round ${order.round}. ${again}`;
  if (head.bidder !== order.bidder)
    return `This bid was sealed under the key of another bidder, or under another key of yours: its key begins ${head.bidder.slice(0, 16)}, ` +
      `and the one that signs here ${order.bidder.slice(0, 16)}. Hand it in with the key that it was sealed under, or seal it again.`;
  if (number("version"))
    return `This bid was sealed as version ${head.version}, and the next one is version ${order.version}. Seal it again as version ${order.version}.`;
  if (head.lockset !== hexOfBytes(id))
    return `This bid was sealed for other padlocks: their list has the fingerprint ${head.lockset}, and the one of this tender ` +
      `${hexOfBytes(id)}. ${again}`;
  if (head.file !== row.file || (row.padded !== "-" && head.padded !== Number(row.padded)) ||
      head.size < ageSize(head.padded) || head.size > ageSize(head.padded) + HEADER_MOST)
    return `The sealed ${row.envelope} of this bid has not the size that was published. ${again}`;
  return "";
}

function capsuleHolds(locks, head, capsule, file) {
  try { checkCapsule(locks, sha256(utf8(head)), capsule); } catch (fault) {
    throw fault instanceof CapsuleUnfit ? new Unfit(`What heads says of ${file} does not hold: the padlocks would not open it. ${again}`) : fault;
  }
}

/** What was chosen, as far as it can be looked at without reading it through. Fails: Unfit.
 * @param {import("./order.js").Order} order @param {File[]} files
 * @returns {Promise<{heads: string, envelopes: {row: object, head: string, capsule: Uint8Array, says: object, body: Blob}[]}>} */
export async function broughtOf(order, files) {
  const named = await membersOf(files), paper = named.get("heads"), locks = locksetOf(order.lockset);
  if (!paper || paper.size > HEADS_BYTES)
    throw new Unfit("The file heads is not among what you chose. Choose all files of the folder that the bid was sealed into, or its tar.");
  const heads = textOf(await bytesOf(paper, 0, paper.size)), envelopes = headsOf(heads);
  if (envelopes.length !== order.envelopes.length || envelopes.some(({ says }, i) => says.envelope !== order.envelopes[i].envelope))
    throw new Unfit(`This bid has the envelopes ${envelopes.map(({ says }) => says.envelope).join(", ")}, and this round asks for ` +
      `${order.envelopes.map(({ envelope }) => envelope).join(", ")}. ${again}`);
  const all = envelopes.map((one, i) => ({ ...one, row: order.envelopes[i], body: named.get(one.says.file) }));
  for (const { row, says, head, capsule, body } of all) {
    const strange = strangeness(order, row, says);
    if (strange)
      throw new Unfit(strange);
    capsuleHolds(locks, head, capsule, says.file);
    if (!body)
      throw new Unfit(`The file ${says.file} is not among what you chose. Choose all files of the folder that the bid was sealed into, or its tar.`);
    if (body.size !== says.size || textOf(await bytesOf(body, 0, TITLE.length)) !== TITLE)
      throw new Unfit(`The file ${says.file} is not the one that was sealed: it has ${body.size} bytes, and ${says.size} are right. Take it anew.`);
  }
  return { heads, envelopes: all };
}

/** Read through: is it the file that was sealed? Fails: Unfit.
 * @param {{says: {file: string, sha256: string}, body: Blob}} envelope @param {(bytes: number) => void} [went] */
export async function readThrough({ says, body }, went = () => {}) {
  const hash = await hasher();
  for await (const bytes of piecesOf(body, READ)) {
    hash.update(bytes);
    went(bytes.length);
  }
  const now = hash.hex();
  if (now !== says.sha256)
    throw new Unfit(`The file ${says.file} is not the one that was sealed: its fingerprint is ${now}, and ${says.sha256} is right. Take it anew.`);
}
