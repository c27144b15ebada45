/* envelope.js - the plain inside of an envelope, of which any piece can be read at any time: a tar with a
 * list of contents in front, filled with zeros up to the size that gives nothing away.
 *
 * The same bytes as src/seal/packing.c; doc/book.md, envelopes, manifests, heads. */
import { utf8 } from "./bytes.js";
import { Told } from "./told.js";

export class Unfit extends Told {}

export const FILES_MOST = 999, NAME_MOST = 255;

/** Bytes of a file in an envelope. */
export const FILE_MOST = 2 ** 33 - 1;

const BLOCK = 512, END = 2 * BLOCK, READ = 1 << 20;

/* ---- names ---- */

/* Cc, Cf, Zl and Zp of Unicode 16.0, and noncharacters; src/base/base.c. */
const hidden = new RegExp("[\\0-\\x1f\\x7f-\\x9f\\xad\\u0600-\\u0605\\u061c\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u180e" +
  "\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufdd0-\\ufdef\\ufeff\\ufff9-\\ufffb\\u{110bd}\\u{110cd}" +
  "\\u{13430}-\\u{1343f}\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0001}\\u{e0020}-\\u{e007f}]", "u");
const isNoncharacter = (letter) => (letter.codePointAt(0) & 0xfffe) === 0xfffe;

/** Does every character of it show? @param {string} words */
export const shows = (words) => !hidden.test(words) && ![...words].some(isNoncharacter);

/** Why a file of this name cannot go in; null: it can. @param {string} name */
export function nameFault(name) {
  if (!name || name === "." || name === "..")
    return "A file needs a name.";
  if (utf8(name).length > NAME_MOST)
    return `The name is too long: ${utf8(name).length} bytes, and at most ${NAME_MOST}. Give the file a shorter one.`;
  if (/[/\\]/.test(name) || !name.isWellFormed?.() && /[\ud800-\udfff]/u.test(name))
    return "The name has a slash, a backslash or half a character in it. Give the file another one.";
  if (!shows(name))
    return "The name has characters that do not show. Give the file another one.";
  return null;
}

/** Why these files cannot be one envelope, in words; "": they can. @param {{name: string, size: number}[]} files */
export function filesFault(files) {
  if (files.length > FILES_MOST)
    return `These are more than ${FILES_MOST} files, and an envelope holds ${FILES_MOST} at most. Put some of them into one ZIP file, or leave some out.`;
  const names = new Set();
  for (const { name, size } of files) {
    const fault = nameFault(name);
    if (fault)
      return `${name}: ${fault}`;
    if (size > FILE_MOST)
      return `${name} has ${size} bytes, and a file in an envelope ${FILE_MOST} at most (8 GiB). Cut it into several files.`;
    if (names.has(name))
      return `Two files are called ${name}. Give one of them another name.`;
    names.add(name);
  }
  return "";
}

const coded = (name) => Array.from(utf8(name), (b) => /[a-zA-Z0-9._~-]/.test(String.fromCharCode(b))
  ? String.fromCharCode(b) : "%" + b.toString(16).toUpperCase().padStart(2, "0")).join("");

/* ---- texts ---- */

/** @typedef {{procedure: string, round: number, lot: number, envelope: string, bidder: string, version: number}} Whose */
/** @typedef {{size: number, sha256: string, name: string}} Enclosed */

const whoseText = ({ procedure, round, lot, envelope, bidder, version }) => `procedure ${procedure}\nround ${round}\n` +
  `lot ${lot}\nenvelope ${envelope}\nbidder ${bidder}\nversion ${version}\n`;

/** @param {Whose} whose @param {Enclosed[]} files */
export const manifestText = (whose, files) => "tenderbox/manifest/v1\n" + whoseText(whose) +
  files.map(({ size, sha256, name }, i) => `file ${i + 1} ${size} ${sha256} ${coded(name)}\n`).join("");

/** What stands outside. @param {Whose & {recipient: string, file: string, size: number, sha256: string,
 * lockset: string, padded: number}} head */
export const headText = (head) => "tenderbox/head/v1\n" + whoseText(head) + `recipient ${head.recipient}\n` +
  `file ${head.file}\nsize ${head.size}\nsha256 ${head.sha256}\nlockset ${head.lockset}\npadded ${head.padded}\n`;

/* ---- sizes ---- */

const gap = (size) => (BLOCK - size % BLOCK) % BLOCK;
const member = (size) => BLOCK + size + gap(size);

/** Padme at whole blocks of 512. @param {number} bytes */
export function paddedSize(bytes) {
  const log = (n) => 31 - Math.clz32(n), exponent = bytes < 2 ** 31 ? log(Math.max(2, bytes)) : 31 + log(Math.floor(bytes / 2 ** 31));
  const kept = log(exponent) + 1, step = Math.max(BLOCK, 2 ** Math.max(0, exponent - kept));
  return Math.ceil(bytes / step) * step;
}

/* ---- the tar ---- */

/* The highest first. */
const bytesOfNumber = (n, length) => Array.from({ length }, (_, i) => Math.floor(n / 256 ** (length - 1 - i)) % 256);

/** The one spelling of a member's header. @param {string} name @param {number} size */
export function tarHeader(name, size) {
  const header = new Uint8Array(BLOCK), put = (at, text) => header.set(utf8(text), at);
  const octal = (n, digits) => n.toString(8).padStart(digits, "0");
  put(0, name);
  put(100, "0000644");
  put(108, "0000000");
  put(116, "0000000");
  if (size < 8 ** 11)
    put(124, octal(size, 11));
  else
    header.set([0x80, 0, 0, 0, 0, ...bytesOfNumber(size, 7)], 124);
  put(136, "00000000000");
  put(148, "        ");
  put(156, "0");
  put(257, "ustar");
  put(263, "00");
  put(148, octal(header.reduce((sum, b) => sum + b, 0), 6));
  header[154] = 0;
  return header;
}

/** Files as one tar, which is not read into memory. @param {{name: string, body: Blob}[]} members of less than 8 GiB */
export const tarOf = (members) => new Blob([...members.flatMap(({ name, body }) =>
  [tarHeader(name, body.size), body, new Uint8Array(gap(body.size))]), new Uint8Array(END)], { type: "application/x-tar" });

/** A file cannot be read any more. */
export class FileGone extends Told {
  constructor(file) {
    super(`${file} cannot be read: it was changed, moved or deleted after you chose it, or its disk is gone. Choose it again, then go on. ` +
      "What is stored is safe, and nothing was submitted.");
    this.file = file;
  }
}

/** A file is not what it was when it was listed. */
export class FileChanged extends Told {}

/* ---- reading ---- */

/* Chromium collects a reader that is only waited for, and the wait never ends. */
const readers = new Set();

/* A browser that can fills the same memory again and again: what it gives anew for each piece it collects late. */
function filler(file) {
  let memory = new ArrayBuffer(Math.min(READ, file.size)), at = 0, reader = null;
  try {
    reader = file.stream().getReader({ mode: "byob" });
    readers.add(reader);
  } catch { /* it cannot */ }
  return { some: async (most) => {
    if (!reader)
      return new Uint8Array(await file.slice(at, at += Math.min(READ, most)).arrayBuffer());
    const length = Math.min(memory.byteLength, most), { value } = await reader.read(new Uint8Array(memory, 0, length), { min: length });
    memory = value.buffer;
    return value;
  }, end: () => {
    readers.delete(reader);
    reader?.cancel().catch(() => {});                                    // what went wrong was said where it was read
  } };
}

async function fill(piece, some, name) {
  for (let filled = 0, bytes; filled < piece.length; filled += bytes.length) {
    try {
      bytes = await some(piece.length - filled);
    } catch (fault) {
      throw name === undefined ? fault : new FileGone(name);
    }
    if (!bytes.length)
      throw new FileChanged(`${name} became shorter while it was being read. Nothing of it was handed in.`);
    piece.set(bytes, filled);
  }
  return piece;
}

/** A file in pieces of this length, the last one shorter; each lies in the memory of the one before.
 * Fails: FileGone; FileChanged where it is shorter by now. @param {Blob & {name?: string}} file @param {number} length */
export async function* piecesOf(file, length) {
  const { some, end } = filler(file), room = new Uint8Array(Math.min(length, file.size));
  try {
    for (let at = 0; at < file.size; at += length)
      yield await fill(room.subarray(0, file.size - at), some, file.name);
  } finally { end(); }
}

/* ---- the inside ---- */

/** Bytes of the inside. Fails: Unfit. @param {Uint8Array} manifest @param {{size: number}[]} files in its order
 * @param {number | null} padded the size that was published, or null for the one of paddedSize() */
export function insideSize(manifest, files, padded) {
  const least = [manifest.length, ...files.map(({ size }) => size)].reduce((n, size) => n + member(size), END);
  const size = padded ?? paddedSize(least);
  if (least > size)
    throw new Unfit(`These files are larger than the size that was published for this envelope: ${least} bytes, and at most ${size}.`);
  return size;
}

const zeros = new Uint8Array(65536);

function* nothing(bytes) {
  for (; bytes > 0; bytes -= zeros.length)
    yield zeros.subarray(0, bytes);
}

/** The inside from its first byte to its last; each piece may lie in the memory of the one before.
 * @param {Uint8Array} manifest @param {{size: number}[]} files in its order @param {number} size of insideSize()
 * @param {(i: number) => AsyncIterable<Uint8Array>} bodyOf the bytes of a file */
export async function* insideOf(manifest, files, size, bodyOf) {
  let left = size - END;
  const begun = (name, length) => { left -= member(length); return tarHeader(name, length); };
  yield begun("manifest", manifest.length);
  yield manifest;
  yield* nothing(gap(manifest.length));
  for (const [i, { size: length }] of files.entries()) {
    yield begun(String(i + 1), length);
    yield* bodyOf(i);
    yield* nothing(gap(length));
  }
  yield* nothing(left + END);
}

/** The paper of a deposit. @param {{head: string, capsule: Uint8Array}[]} envelopes in their order */
export const headsText = (envelopes) => "tenderbox/heads/v1\n" +
  envelopes.map(({ head, capsule }) => `head ${base64(utf8(head))}\ncapsule ${base64(capsule)}\n`).join("");

const base64 = (bytes) => btoa(String.fromCharCode(...bytes));

