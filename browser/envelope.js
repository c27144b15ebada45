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

/** Bytes of a file; fewer than were asked for where it became shorter. Fails: FileGone. @param {Blob & {name?: string}} file */
export async function bytesOf(file, from, to) {
  try {
    return new Uint8Array(await file.slice(from, to).arrayBuffer());
  } catch (fault) {
    if (file.name === undefined)
      throw fault;
    throw new FileGone(file.name);
  }
}

/** The inside of an envelope, to be read in pieces; bodies: where each of the files lies in it.
 * @param {Uint8Array} manifest @param {Blob[]} files in its order @param {number | null} padded the size that was
 * published, or null for the one of paddedSize() */
export function insideOf(manifest, files, padded) {
  const members = [{ name: "manifest", body: new Blob([manifest]) }, ...files.map((body, i) => ({ name: String(i + 1), body }))];
  const segments = [], bodies = [];
  let end = 0;
  for (const { name, body } of members) {
    segments.push({ at: end, size: BLOCK, read: async (from, to) => tarHeader(name, body.size).subarray(from, to) });
    bodies.push({ at: end + BLOCK, size: body.size });
    segments.push({ at: end + BLOCK, size: body.size, read: (from, to) => bytesOf(body, from, to) });
    end += member(body.size);
  }
  const size = padded ?? paddedSize(end + END);
  if (end + END > size)
    throw new Unfit(`These files are larger than the size that was published for this envelope: ${end + END} bytes, and at most ${size}.`);

  /** @param {number} from @param {number} to @param {Uint8Array} [room] into which it is read, as far as it goes */
  const read = async (from, to, room = new Uint8Array(to - from)) => {
    const out = room.subarray(0, Math.min(to, size) - from).fill(0);       // what nobody fills is zero
    const some = async (segment, begin, end) =>
      out.set(exactly(await segment.read(begin - segment.at, end - segment.at), end - begin), begin - from);
    const reads = [];
    for (const segment of segments) {
      const stop = Math.min(from + out.length, segment.at + segment.size);
      for (let begin = Math.max(from, segment.at); begin < stop; begin += READ)
        reads.push(some(segment, begin, Math.min(stop, begin + READ)));
    }
    await Promise.all(reads);
    return out;
  };
  return { size, read, bodies: bodies.slice(1) };
}

/** A file changed, or cannot be read any more, since it was listed. */
export class FileChanged extends Told {}

/** @param {Uint8Array} bytes @param {number} length that they must have */
export function exactly(bytes, length) {
  if (bytes.length !== length)
    throw new FileChanged("A file changed while it was being sealed.");
  return bytes;
}

/** The paper of a deposit. @param {{head: string, capsule: Uint8Array}[]} envelopes in their order */
export const headsText = (envelopes) => "tenderbox/heads/v1\n" +
  envelopes.map(({ head, capsule }) => `head ${base64(utf8(head))}\ncapsule ${base64(capsule)}\n`).join("");

const base64 = (bytes) => btoa(String.fromCharCode(...bytes));

