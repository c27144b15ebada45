/* files.js - keys as files: what the command line reads and writes. Formats: doc/book.md, keys; sealed as
 * `age -p` seals. */
import { Decrypter, Encrypter } from "age-encryption";
import { bytesOfHex, hexOfBytes } from "./bytes.js";
import { Told } from "./told.js";

class Unfit extends Told {}

/** @typedef {{name: string, number: string, seed: Uint8Array, delegate?: string}} KeyFile */

/** @param {KeyFile} k */
export function keyFileText({ name, number, seed, delegate }) {
  return `tenderbox/key/v1\nname ${name}\nnumber ${number}\nseed ${hexOfBytes(seed)}\n` +
    (delegate ? `delegate ${delegate}\n` : "");
}

/** The lines of a key file; `last` is the one that not every file has, or empty. Fails: Unfit. @param {string} text */
export function keyFileLines(text) {
  const lines = /^tenderbox\/key\/v1\nname ([^\n]{1,200})\nnumber ([1-9][0-9]{0,17})\nseed ([0-9a-f]{64})\n(.*\n)?$/.exec(
    text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n"));
  if (!lines)
    throw new Unfit("This is not a key file of tenderbox. It begins with tenderbox/key/v1.");
  const [, name, number, seed, last = ""] = lines;
  return { name, number, seed: bytesOfHex(seed), last };
}

/** Of who holds no padlock. Fails: Unfit. @param {string} text @returns {KeyFile} */
export function readKeyFile(text) {
  const { last, ...key } = keyFileLines(text), delegate = /^delegate ([1-9][0-9]{0,17})\n$/.exec(last)?.[1];
  if (last.startsWith("lock "))
    throw new Unfit("There is a padlock in this file. Padlocks stay with the command line or the page that you open " +
      "from your own disk: a page of a server must never hold one.");
  if (last && !delegate)
    throw new Unfit("This is not a key file of tenderbox: its last line cannot be read.");
  return { ...key, delegate };
}

/** @param {string} text @param {string} passphrase @param {number} [work] log of scrypt's N @returns {Promise<Uint8Array>} */
export async function sealFile(text, passphrase, work = 18) {
  const sealing = new Encrypter();
  sealing.setScryptWorkFactor(work);
  sealing.setPassphrase(passphrase);
  return sealing.encrypt(text);
}

/** What lies in a file, sealed or not. Fails: Unfit. @param {Uint8Array} bytes @param {string} passphrase */
export async function openText(bytes, passphrase) {
  const text = new TextDecoder().decode(bytes);
  if (!text.startsWith("age-encryption.org/v1"))
    return text;
  if (!passphrase)
    throw new Unfit("This key file lies under a passphrase. Type it as well.");
  const opening = new Decrypter();
  opening.addPassphrase(passphrase);
  return opening.decrypt(bytes, "text").catch(() => {
    throw new Unfit("This is not the passphrase of that file.");
  });
}

/** A key file, sealed or not. Fails: Unfit. @param {Uint8Array} bytes @param {string} passphrase */
export const openFile = async (bytes, passphrase) => readKeyFile(await openText(bytes, passphrase));
