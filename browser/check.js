/* check.js - the log is checked in the visitor's own browser: is the checkpoint signed by the log's key, do
 * the tiles lead to its root, and does it begin with what this browser was shown the last time?
 *
 * <div class="tb-with-script" data-check="/log">
 *   <button type="button" class="govuk-button govuk-button--secondary">Check the log in this browser</button>
 *   <div role="status"></div></div>
 *   What came of it, a sentence and then the steps, comes into the element with the role. The key is the one that
 *   the site named when this browser looked first; it and the last checkpoint that was found good stay here. */
import { concatenated, same, utf8 } from "./bytes.js";
import { Told } from "./told.js";

const KEPT = "tenderbox-log";
const bytesOf = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
const nodeOf = (left, right) => sha256(concatenated(Uint8Array.of(1), left, right));

export class Doubt extends Error {}                       // somebody was shown another log, or it cannot be one
class Unable extends Error {}                             // nobody knows

/** A signed checkpoint. Source: c2sp.org/tlog-checkpoint. @param {string} note */
export function checkpointOf(note) {
  const [text, lines] = note.split("\n\n", 2), [origin, size, root] = text.split("\n");
  if (!lines || !/^(0|[1-9]\d{0,14})$/.test(size ?? "") || !/^[A-Za-z0-9+/]{43}=$/.test(root ?? ""))
    throw new Doubt("What this site gave is no checkpoint of a log.");
  return { note, origin, text: `${text}\n`, size: Number(size), root: bytesOf(root),
    lines: lines.split("\n").filter(Boolean) };
}

/** Did the key sign it? Source: c2sp.org/signed-note. @param {string} vkey name+id+base64 */
export async function isSigned(point, vkey) {
  const [name, id] = vkey.split("+", 2), key = bytesOf(vkey.slice(name.length + id.length + 2));
  const line = point.lines.find((l) => l.startsWith(`\u2014 ${name} `));
  const bytes = line ? bytesOf(line.split(" ")[2]) : new Uint8Array(0);
  if (point.origin !== name || key.length !== 33 || key[0] !== 1 || bytes.length !== 68)
    return false;
  const named = (await sha256(concatenated(utf8(`${name}\n`), key))).slice(0, 4);
  if (!same(named, bytes.slice(0, 4)))
    return false;
  const checks = await crypto.subtle.importKey("raw", key.slice(1), "Ed25519", false, ["verify"])
    .catch(() => { throw new Unable("This browser cannot check signatures of this kind (Ed25519): a newer one can."); });
  return crypto.subtle.verify("Ed25519", checks, bytes.slice(4), utf8(point.text));
}

/* ---- the tree ---- */

/** Where a tile lies. Source: c2sp.org/tlog-tiles. */
export function tilePath(level, index, width) {
  const digits = String(index), whole = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/.../g);
  const named = whole.map((three, i) => (i < whole.length - 1 ? `x${three}` : three)).join("/");
  return `tile/${level}/${named}${width < 256 ? `.p/${width}` : ""}`;
}

/** A tree of `size` entries by its tiles. @param {(path: string) => Promise<Uint8Array>} fetchTile */
export function treeOf(size, fetchTile) {
  const tiles = new Map();
  async function tile(level, index) {
    const width = Math.min(256, Math.floor(size / 256 ** level) - index * 256), path = tilePath(level, index, width);
    if (!tiles.has(path))
      tiles.set(path, await fetchTile(path));
    if (tiles.get(path).length !== width * 32)
      throw new Doubt(`The tile ${path} has another length than a tile of ${width} fingerprints.`);
    return tiles.get(path);
  }
  /* The complete subtree of 2^level entries at that place. */
  async function subtree(level, index) {
    const within = level % 8, each = 2 ** within, first = index * each;
    const bytes = await tile((level - within) / 8, Math.floor(first / 256));
    let row = Array.from({ length: each }, (_, i) => bytes.slice((first % 256 + i) * 32, (first % 256 + i + 1) * 32));
    while (row.length > 1)
      row = await Promise.all(row.filter((_, i) => i % 2 === 0).map((left, i) => nodeOf(left, row[2 * i + 1])));
    return row[0];
  }
  const half = (n) => 2 ** (Math.ceil(Math.log2(n)) - 1);       // the largest power of two under n
  async function whole(start, n) {
    const level = Math.log2(n);
    if (Number.isInteger(level))
      return subtree(level, start / n);
    return nodeOf(await whole(start, half(n)), await whole(start + half(n), n - half(n)));
  }
  /* The root of the first m of n entries and that of all, of the very same subtrees: so the one tree begins with
   * the other. Source: RFC 6962, 2.1.2. */
  async function roots(m, start, n) {
    if (m === n) {
      const hash = await whole(start, n);
      return [hash, hash];
    }
    const k = half(n);
    if (m <= k) {
      const [old, now] = await roots(m, start, k);
      return [old, await nodeOf(now, await whole(start + k, n - k))];
    }
    const left = await whole(start, k), [old, now] = await roots(m - k, start + k, n - k);
    return [await nodeOf(left, old), await nodeOf(left, now)];
  }
  return { tiles, roots: async (old) => (size ? roots(old || size, 0, size)
    : [await sha256(new Uint8Array(0)), await sha256(new Uint8Array(0))]) };
}

/* ---- one check ---- */

const many = (n) => `${n.toLocaleString("en-GB")} ${n === 1 ? "entry" : "entries"}`;

/* A record that somebody brought ends with a checkpoint: is its log the beginning of this one? */
async function sameLog(record, now, tree) {
  const then = checkpointOf(record), notes = [then.note, now.note];
  if (then.origin !== now.origin)
    return `The record is of another log, ${then.origin}: it was not compared with that of this site.`;
  if (then.size > now.size)
    throw Object.assign(new Doubt(`This log has ${many(now.size)}; the record was made when it had ${many(then.size)} already.`), { notes });
  if (then.size && !same((await tree.roots(then.size))[0], then.root))
    throw Object.assign(new Doubt("The record is of another log than the one that this site shows to this browser."), { notes });
  return `It begins with the ${many(then.size)} of the record.`;
}

/** Says what was found, as one sentence and steps; throws Doubt with `notes` where two are signed that cannot be of
 * one log. @param {{fetchText: Function, fetchTile: Function, kept: {vkey: string, note: string, at: string} | null,
 * vkey: string, record?: string}} with record: the checkpoint of a record that was recomputed */
export async function check({ fetchText, fetchTile, kept, vkey, record }) {
  const steps = [], now = checkpointOf(await fetchText("checkpoint"));
  if (kept && kept.vkey !== vkey)
    throw new Doubt(`This site names another key than on ${kept.at}: ${vkey.split("+", 2).join("+")}.`);
  if (!await isSigned(now, vkey))
    throw new Doubt("The log's key did not sign this checkpoint.");
  steps.push(`The checkpoint of ${many(now.size)} is signed by the key ${vkey.split("+", 2).join("+")}.`);
  const before = kept ? checkpointOf(kept.note) : null, notes = before ? [before.note, now.note] : [];
  if (before && before.size > now.size)
    throw Object.assign(new Doubt(`This log has ${many(now.size)}; on ${kept.at} it had ${many(before.size)} already.`), { notes });
  const tree = treeOf(now.size, fetchTile), [old, root] = await tree.roots(before?.size ?? 0);
  if (!same(root, now.root))
    throw Object.assign(new Doubt("The tiles of this log do not lead to the root that its key signed."), { notes });
  steps.push(`Its root was recomputed from ${tree.tiles.size} of its tiles.`);
  if (before && before.size && !same(old, before.root))
    throw Object.assign(new Doubt(`This is not the log that this browser was shown on ${kept.at}.`), { notes });
  if (before)
    steps.push(`It begins with the ${many(before.size)} that this browser was shown on ${kept.at}.`);
  if (record)
    steps.push(await sameLog(record, now, tree));
  return { note: now.note, steps, says: before
    ? `The log is the one that you were shown on ${kept.at}: nothing was taken out or changed.`
    : `The log is sound, with ${many(now.size)}. This browser keeps its checkpoint; the next check compares with it.` };
}

/* ---- on the page ---- */

export const element = (name, text, className) => Object.assign(document.createElement(name), { textContent: text, className });

/** Both notes with their lengths, as `tenderbox watch` keeps them. @param {string[]} notes */
export const proofOf = (notes) => `tenderbox/two-logs/v1\n${notes.map((n) => `note ${utf8(n).length}\n${n}`).join("")}`;

/** A sentence and steps. @param {HTMLElement} place @param {string} says @param {string[]} steps
 * @param {string} className of the sentence */
export function show(place, says, steps, className) {
  place.replaceChildren(element("p", says, className));
  if (steps.length) {
    const list = element("ol", "", "govuk-list govuk-list--number");
    list.append(...steps.map((s) => element("li", s, "")));
    place.append(list);
  }
}

function showDoubt(place, doubt) {
  show(place, doubt.message, ["Keep this page open, and save what proves it.",
    "Ask somebody else to check the log, and compare what you were shown.", "Tell whoever else relies on this tender."],
  "govuk-body govuk-!-font-weight-bold");
  if (!doubt.notes?.length)
    return;
  const link = element("a", "Save both checkpoints", "govuk-link");
  link.href = URL.createObjectURL(new Blob([proofOf(doubt.notes)], { type: "text/plain" }));
  link.download = "two-logs.txt";
  const line = element("p", "", "govuk-body");
  line.append(link);
  place.append(line);
}

const keptHere = () => { try { return JSON.parse(localStorage.getItem(KEPT)); } catch { return null; } };

async function get(path) {
  const answer = await fetch(path, { cache: "no-store" }).catch(() => null);
  if (!answer?.ok)
    throw new Unable(`${path} could not be fetched.`);
  return answer;
}

/** The key of this site's log: that of the first check in this browser, and before it the one that the site names. */
export const keyHere = async () => keptHere()?.vkey ?? (await (await get("/api/1/log")).json()).key;

/** Checks the log at an address, and keeps what was found good. @param {string} base
 * @param {string} [record] the checkpoint of a record that is to be of this log */
export async function checkHere(base, record) {
  const { key } = await (await get("/api/1/log")).json(), kept = keptHere();
  const found = await check({ kept, vkey: key, record, fetchText: async (p) => (await get(`${base}/${p}`)).text(),
    fetchTile: async (p) => new Uint8Array(await (await get(`${base}/${p}`)).arrayBuffer()) });
  const at = new Date().toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
  try { localStorage.setItem(KEPT, JSON.stringify({ vkey: key, note: found.note, at })); } catch {
    found.steps.push("This browser keeps nothing, so the next check has nothing to compare with."); }
  return found;
}

/** What stopped a check. @param {HTMLElement} place @param {Error} failure */
export function showFailure(place, failure) {
  if (failure instanceof Doubt)
    showDoubt(place, failure);
  else
    show(place, `The check could not be finished, so nothing is known. ${failure.message}${failure instanceof Told ? "" : " Try again."}`,
      [], "govuk-body");
}

async function run(base, place) {
  show(place, "Checking ...", [], "govuk-body");
  try {
    const found = await checkHere(base);
    show(place, found.says, found.steps, "govuk-body govuk-!-font-weight-bold");
  } catch (failure) {
    showFailure(place, failure);
  }
}

if (globalThis.document)                                 // Node has none
  document.querySelectorAll("[data-check]").forEach((part) => part.querySelector("button").addEventListener("click",
    () => run(part.dataset.check, part.querySelector("[role=status]"))));
