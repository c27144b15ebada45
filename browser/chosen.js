/* chosen.js - files as they are chosen, dropped one by one or in folders: what can go into no envelope is said before any
 * of it is read. */
import { sizeWords } from "./enclosed.js";
import { FILES_MOST, filesFault } from "./envelope.js";
import { Told } from "./told.js";

/** Bytes of all files of a bid, so that what is sealed has at most 16 GiB: doc/serve.md, uploads. */
const ALL_MOST = 15e9;

const DEPTH_MOST = 32;

/** Why these files cannot be one envelope, in words; "": they can. @param {{name: string, size: number}[]} files */
export function unfitWords(files) {
  const all = files.reduce((sum, { size }) => sum + size, 0);
  return filesFault(files) || (all > ALL_MOST ? `These files have ${sizeWords(all)} together, and a bid at most ${sizeWords(ALL_MOST)}. ` +
    "Make some of them smaller, or take some out." : "");
}

/* What programs leave in folders, and nobody means to hand in. */
const isLitter = (name) => name.startsWith(".") || ["Thumbs.db", "desktop.ini"].includes(name);

const fileOf = (entry) => new Promise((done, failed) => entry.file(done, failed)).catch(() => {
  throw new Told(`${entry.fullPath.slice(1)} cannot be read. Look whether it is there and may be opened, then drop it again.`);
});

/* A folder gives its entries a hundred at a time, until it gives none. */
async function entriesOf(folder) {
  const reader = folder.createReader(), all = [];
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed)).catch(() => {
      throw new Told(`The folder ${folder.fullPath.slice(1)} cannot be read. Drop its files instead.`);
    });
    if (!some.length)
      return all;
    all.push(...some);
  }
}

async function walk(entry, depth, found) {
  if (found.files.length > FILES_MOST || depth > DEPTH_MOST)
    return;
  if (entry.isFile && depth && isLitter(entry.name))
    found.left.push(entry.fullPath.slice(1));
  else if (entry.isFile)
    found.files.push({ file: await fileOf(entry), path: entry.fullPath.slice(1) });
  else
    for (const inside of await entriesOf(entry))
      await walk(inside, depth + 1, found);
}

/** All files of what was dropped, those in folders too. Fails: Told. @param {DataTransfer} transfer
 * @returns {Promise<{files: File[], left: string[]}>}  left: what was left out, for nobody means it */
export async function droppedOf(transfer) {
  const items = [...transfer.items].filter(({ kind }) => kind === "file"), plain = [...transfer.files];
  const entries = items.map((item) => item.webkitGetAsEntry?.()), found = { files: [], left: [] };   // all at once: they do not stay
  if (!entries.every(Boolean))
    return { files: plain, left: [] };
  for (const entry of entries)
    await walk(entry, 0, found);
  const seen = new Map();
  for (const { file, path } of found.files) {
    if (seen.has(file.name))
      throw new Told(`Two of these files are called ${file.name}: ${seen.get(file.name)} and ${path}. In a bid names alone count, not ` +
        "folders. Give one of them another name, then drop them again. Nothing was added.");
    seen.set(file.name, path);
  }
  return { files: found.files.map(({ file }) => file), left: found.left };
}
