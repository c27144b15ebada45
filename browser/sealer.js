/* sealer.js - the worker that seals a bid and stores it, so that the page stays quick: sealing.js makes the
 * bytes, parts of them go to the server three at a time, and what is there already is not sent again. What was
 * sealed elsewhere goes the same way, once brought.js has looked at it. */
import { broughtOf, readThrough } from "./brought.js";
import { ciphersOf } from "./cipher.js";
import { FileChanged, headsText, piecesOf } from "./envelope.js";
import { planOfRow } from "./order.js";
import { priceBlob } from "./prices.js";
import { PART, listed, sealed, sealedSize } from "./sealing.js";
import { hexOfBytes } from "./bytes.js";
import { random } from "./capsule.js";
import { Told } from "./told.js";

const AT_ONCE = 3, PAUSE_MOST = 30;
const ciphers = ciphersOf();                                             // there before files are listed
const say = (what, more = {}) => postMessage({ what, ...more });

/* ---- the page keeps what must outlive it ---- */

const waits = new Map();
let asks = 0;
function keep(envelope, kept) {
  const id = ++asks;
  return new Promise((done) => {
    waits.set(id, done);
    say("keep", { envelope, kept: structuredClone(kept), id });
  });
}

/* ---- the server ---- */

/** What the server refuses for good, in its words. */
class Refused extends Told {}

/* Whoever waits is woken once the line is said to be there again. */
const asleep = new Set();
const sleep = (seconds) => new Promise((done) => {
  asleep.add(done);
  setTimeout(done, seconds * 1000);
});
function wake() {
  for (const done of asleep)
    done();
  asleep.clear();
}

/* What may be another answer in a minute; a full disk too, for somebody is told and makes room. */
const passes = (answer, said) => answer.status >= 500 || answer.status === 429 || said.reason === "upload-no-room";

/* A line that is cut, and a server that is busy, full or starts anew, come again. */
async function asked(method, address, headers, body) {
  for (let pause = 1, tried = 0;; tried++) {
    let words = "The line to the server is cut.";
    try {
      const answer = await fetch(address, { method, headers, body, cache: "no-store" });
      words = "The server cannot take it just now.";
      const said = await answer.json();
      if (answer.ok) {
        if (tried)
          say("back");
        return said;
      }
      if (said.reason === "upload-no-room")
        words = said.says;
      if (!passes(answer, said))
        throw new Refused(said.says ? `${said.says}${said.detail ? ` ${said.detail}` : ""}` : `The server refused: ${answer.status}.`);
    } catch (fault) {
      if (fault instanceof Refused)
        throw fault;
    }
    say("cut", { seconds: pause, words });
    await sleep(pause);
    pause = Math.min(PAUSE_MOST, pause * 2);
  }
}

const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
const digest = async (bytes) => `sha-256=:${base64(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)))}:`;

/* ---- one envelope ---- */

/* A Blob: arrays are sent far slower, and kept here. The browser holds its bytes, also when they were sent, until it is
 * collected, and for a Blob alone nothing hurries. The memory that hangs on it is never touched, and takes no room. */
const bodyOf = (bytes) => Object.assign(new Blob([bytes]), { hurries: new ArrayBuffer(bytes.length) });

/** Parts on their way; add() waits while there are as many as may be. */
function sender({ procedure, upload, size, formKey, there, stored }) {
  const address = `/api/1/part/${procedure}/${upload}/${size}/`, headers = { "Tenderbox-Form": formKey };
  const under = new Set();
  let failure = null;
  const send = async (n, body, digested) => {
    await asked("PUT", address + n, { ...headers, "Content-Digest": digested, "Content-Type": "application/octet-stream" }, body);
    stored(body.size);
  };
  return {
    async add(n, bytes) {
      if (failure)
        throw failure;
      if (there[n] === "1") {
        stored(bytes.length);
        return;
      }
      const digested = await digest(bytes), body = bodyOf(bytes);         // one after the other: each copies
      const one = send(n, body, digested).catch((fault) => { failure ??= fault; }).finally(() => under.delete(one));
      under.add(one);
      if (under.size >= AT_ONCE)
        await Promise.race(under);
    },
    async end() {
      await Promise.all(under);
      if (failure)
        throw failure;
    },
  };
}

/* Says how far reading is, as often as a part is full. */
function reading(envelope, all) {
  let done = 0, said = 0;
  return (bytes) => {
    done += bytes;
    if (done < all && done < said + PART)
      return;
    said = done;
    say("going", { envelope, does: "read", done, all });
  };
}

async function listedAll(envelope, files) {
  const all = files.reduce((n, { size }) => n + size, 0), out = [], went = reading(envelope, all);
  for (const file of files)
    out.push(await listed(file, went));
  return out;
}

const sameFiles = (plan, files) => plan.files.length === files.length &&
  files.every((file, i) => plan.files[i].name === file.name && plan.files[i].size === file.size);

/* A new key, and a name for its parts that tells nothing. */
async function begun({ order, files }, row) {
  const plan = planOfRow(order, row, await listedAll(row.envelope, files)), kept = { plan, upload: hexOfBytes(random(32)) };
  await keep(row.envelope, kept);
  return kept;
}

/* What `make` gives away goes up, but for what is there; then it is made whole. `make` gives its fingerprint. */
async function sentWhole({ order: { procedure }, formKey }, envelope, upload, size, make) {
  const way = `/api/1/upload/${procedure}/${upload}/${size}`, { parts } = await asked("GET", way, {});
  let safe = 0;
  const send = sender({ procedure, upload, size, formKey, there: parts,
    stored: (bytes) => say("going", { envelope, does: "stored", done: safe += bytes, all: size, stored: safe }) });
  const made = await make((n, bytes) => send.add(n, bytes));
  await send.end();
  await asked("POST", `${way}/${made.sha256}`, { "Tenderbox-Form": formKey });
  return made;
}

async function stored(task, row, kept) {
  const { plan, upload } = kept, cipherOf = await ciphers;
  const made = await sentWhole(task, row.envelope, upload, sealedSize(plan), (part) => sealed(plan, task.files, { part, cipherOf }));
  return { ...kept, done: { head: made.head, capsule: made.capsule } };
}

/* Sealed again from the plan that is kept; where a file is another one by now, under a new key. */
async function envelopeStored(task, row, before) {
  if (before?.done)
    return before;
  if (before && sameFiles(before.plan, task.files)) {
    try {
      return await stored(task, row, before);
    } catch (fault) {
      if (!(fault instanceof FileChanged))
        throw fault;
      say("anew", { words: "A file changed since this version was begun. It is sealed anew, under a new key." });
    }
  }
  return stored(task, row, await begun(task, row));
}

/* ---- the bid ---- */

async function seal({ order, formKey, envelopes, files, price }) {
  const made = { ...envelopes }, sheet = price?.map(([place, amount]) => ({ place, price: BigInt(amount) }));
  for (const row of order.envelopes) {
    const task = { order, formKey, files: row.envelope === "price" ? [priceBlob(sheet, Number(order.decimals))] : files };
    made[row.envelope] = await envelopeStored(task, row, made[row.envelope]);
    await keep(row.envelope, made[row.envelope]);
  }
  say("done", { envelopes: made, heads: headsText(order.envelopes.map(({ envelope }) => made[envelope].done)) });
}

/* ---- a bid that was sealed elsewhere ---- */

/* Under its own fingerprint, as the command line sends it: what either has sent the other need not. */
async function broughtStored(task, { row: { envelope }, says, body }) {
  await sentWhole(task, envelope, says.sha256, says.size, async (part) => {
    let n = 0;
    for await (const bytes of piecesOf(body, PART))
      await part(n++, bytes);
    return says;
  });
}

/* All of it is looked at before anything is sent. */
async function bring(task) {
  const { heads, envelopes } = await broughtOf(task.order, task.files), brought = [];
  for (const one of envelopes)
    await readThrough(one, reading(one.row.envelope, one.says.size));
  for (const one of envelopes) {
    await broughtStored(task, one);
    brought.push({ envelope: one.row.envelope, file: one.says.file, size: one.says.size, sha256: one.says.sha256 });
  }
  say("brought", { heads, brought });
}

/* ---- the page asks ---- */

const failed = (fault) => say("failed", { gone: fault.file, words: fault instanceof Told ? fault.message
  : `This could not be sealed: ${fault.message}. Nothing was submitted.` });

addEventListener("message", ({ data }) => {
  if (data.what === "now") {
    wake();
    return;
  }
  if (data.what === "kept") {
    waits.get(data.id)?.();
    waits.delete(data.id);
    return;
  }
  (data.what === "bring" ? bring : seal)(data).catch(failed);
});
