/* firefox.mjs - a large bid is sealed and submitted in Firefox ESR, by WebDriver BiDi: it is paused and gone on with, the
 * page is closed and the file chosen again; then stock age opens what lies on the server. tenderbox-seal.html seals the next
 * version from disk, tenderbox-holder.html makes a padlock there, and the log is checked. Run by hand; says how far it is.
 *
 *   node --experimental-websocket bench/firefox.mjs [MEBIBYTES]          200; from Node 22 without that switch */
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import "../test/browser/node.mjs";
import { identityText } from "../browser/age.js";
import { deal, locksetOf } from "../browser/capsule.js";
import { living, program, serve } from "../test/browser/door.mjs";
import { stockOpened } from "../test/browser/stock.mjs";

const MiB = 1 << 20, PASSPHRASE = "four words that rhyme", size = Number(process.argv[2] ?? 200) * MiB, begun = performance.now();
const folder = mkdtempSync(join(tmpdir(), "firefox-")), file = join(folder, "Drivers.pdf");
const step = (words) => process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(0).padStart(5)} s  ${words}\n`);
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/* ---- Firefox ---- */

/* What it may do by itself in a new profile: nothing. */
const quiet = { "browser.shell.checkDefaultBrowser": false, "datareporting.policy.dataSubmissionEnabled": false,
  "app.update.disabledForTesting": true, "browser.download.folderList": 2, "browser.download.dir": join(folder, "saved"),
  "browser.helperApps.neverAsk.saveToDisk": "application/octet-stream,application/x-tar,text/plain,application/json" };

async function firefox() {
  const profile = join(folder, "profile");
  mkdirSync(profile);
  mkdirSync(join(folder, "saved"));
  writeFileSync(join(profile, "user.js"), Object.entries(quiet).map(([name, value]) =>
    `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(""));
  const child = spawn("firefox-esr", ["--headless", "--remote-debugging-port=0", "--profile", profile, "about:blank"],
    { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, MOZ_REMOTE_ALLOW_SYSTEM_ACCESS: "1", HOME: folder } });
  const address = await new Promise((done, failed) => {
    let said = "";
    child.once("exit", (code) => failed(new Error(`firefox-esr ended with ${code}: ${said}`)));
    child.stderr.on("data", (bytes) => {
      const at = /WebDriver BiDi listening on (ws:\S+)/.exec(said += bytes)?.[1];
      if (at)
        done(at);
    });
  });
  const socket = new WebSocket(`${address}/session`), waits = new Map();
  await new Promise((done) => socket.addEventListener("open", done));
  socket.addEventListener("message", ({ data }) => {
    const { id, error, message, result } = JSON.parse(data), wait = waits.get(id);
    waits.delete(id);
    error ? wait?.failed(new Error(`${error}: ${message}`)) : wait?.done(result);
  });
  let asks = 0;
  const ask = (method, params = {}) => new Promise((done, failed) => {
    waits.set(++asks, { done, failed });
    socket.send(JSON.stringify({ id: asks, method, params }));
  });
  await ask("session.new", { capabilities: { alwaysMatch: { unhandledPromptBehavior: { default: "accept" } } } });
  return { ask, close: async () => { await ask("browser.close").catch(() => {}); child.kill(); } };
}

let ask, context;
async function evaluate(work, ...words) {
  const { result, exceptionDetails } = await ask("script.evaluate", { awaitPromise: true, target: { context }, userActivation: true,
    expression: `Promise.resolve((${work})(...${JSON.stringify(words)})).then((said) => JSON.stringify(said ?? null))` });
  assert.ok(!exceptionDetails, exceptionDetails?.text);
  return JSON.parse(result.value);
}
async function until(what, work, ...words) {
  for (let tries = 0; tries < 600; tries++) {
    if (await evaluate(work, ...words).catch((fault) => /no such frame|aborted|destroyed|unknown error/.test(fault.message) ? false : Promise.reject(fault)))
      return;
    await sleep(200);
  }
  throw new Error(`${what} did not come: ${await says()}`);
}
const anew = async () => { ({ context } = await ask("browsingContext.create", { type: "tab" })); };
const go = (url) => ask("browsingContext.navigate", { context, url, wait: "complete" });
const says = () => evaluate(() => document.querySelector("main")?.innerText);
const shows = (id) => until(id, (id) => { const it = document.getElementById(id); return it && it.checkVisibility() && !it.closest("[hidden]"); }, id);
const press = (words) => evaluate((words) => ["button", "summary", "a"].flatMap((kind) => [...document.querySelectorAll(kind)])
  .find((one) => one.checkVisibility() && one.textContent.trim().startsWith(words)).click(), words);
const saysSo = (words) => until(words, (words) => document.body?.innerText.includes(words), words);
const fill = (id, words) => evaluate((id, words) => { const it = document.getElementById(id); it.value = words;
  it.dispatchEvent(new Event("input", { bubbles: true })); it.dispatchEvent(new Event("change", { bubbles: true })); }, id, words);
async function choose(id, ...files) {
  const { result } = await ask("script.evaluate", { expression: `document.getElementById(${JSON.stringify(id)})`, target: { context }, awaitPromise: false });
  await ask("input.setFiles", { context, element: { sharedId: result.sharedId }, files });
}

/* ---- a bid ---- */

const safe = () => evaluate(() => Number(/([\d.]+) MB is safe/.exec(document.getElementById("tb-envelopes").textContent)?.[1] ?? 0));
async function untilSafe(share) {
  while (await safe() < share * size / 1e6)
    await sleep(100);
}
const keptOf = () => evaluate(async () => {
  const open = indexedDB.open("tenderbox-bids", 1);
  await new Promise((done) => { open.onsuccess = done; });
  const all = open.result.transaction("kept").objectStore("kept").getAll();
  await new Promise((done) => { all.onsuccess = done; });
  return all.result;
});

async function submitted() {
  await press("Read it once more and submit");
  await saysSo("Sign and enter");
  await press("Sign and enter");
  await saysSo("It is taken and safe");
}

async function bidden(url, book) {
  const bid = `${url}/t/${tender}/bid/1`;
  await go(bid);
  await until("the page", () => document.documentElement.dataset.bid === "ready");
  await choose("tb-files", file);
  await fill("tb-price-lines", "1 2027 0 2000.00");
  const from = performance.now();
  await press("Seal and store");
  await untilSafe(0.2);
  step("a fifth is stored: paused");
  await press("Pause");
  await saysSo("Paused.");
  await press("Go on");
  await untilSafe(0.5);
  step("half is stored: the page is closed");
  await ask("browsingContext.close", { context });
  await anew();
  await go(bid);
  await until("the page", () => document.documentElement.dataset.bid === "ready");
  await saysSo("choose this file again");
  await choose("tb-files", file);
  await press("Go on");
  await shows("tb-bid-form");
  step(`stored, ${((performance.now() - from) / 1000).toFixed(0)} s after it began; it is submitted`);
  await submitted();
  const [{ envelopes: { quality } }] = await keptOfBid(bid), sha256 = /^sha256 (.*)$/m.exec(quality.done.head)[1];
  const key = identityText(deal(locksetOf(quality.plan.lockset), quality.plan.alpha.map(BigInt)).key);
  const member = stockOpened(key, join(book, "sealed", sha256), folder);
  writeFileSync(join(folder, "back"), member("1"));
  execFileSync("cmp", [file, join(folder, "back")]);
  step("what lies on the server is it, byte for byte, by stock age");
}
async function keptOfBid(bid) {
  await go(bid);
  return keptOf();
}

/* ---- from disk, and the log ---- */

/* What Firefox saved, once all of it is there. */
async function saved(end) {
  for (;;) {
    const name = readdirSync(join(folder, "saved")).find((name) => name.endsWith(end));
    if (name && !existsSync(join(folder, "saved", `${name}.part`)) && statSync(join(folder, "saved", name)).size)
      return join(folder, "saved", name);
    await sleep(200);
  }
}

async function openedFromDisk(tool) {
  const at = join(folder, `tenderbox-${tool}.html`);
  execFileSync(program, ["tool", tool, at, "-q"]);
  await go(pathToFileURL(at).href);
}

/* An order of the page of version 2, sealed from disk, brought into the page and submitted; a padlock. */
async function fromDisk(url) {
  await go(`${url}/t/${tender}/bid/1`);
  await until("the page", () => document.documentElement.dataset.bid === "ready");
  await press("Seal without this page");
  await evaluate(() => document.getElementById("tb-order-out").click());
  const order = await saved(".json");
  await openedFromDisk("seal");
  await choose("order-file", order);
  await press("Read the order");
  await shows("order-read");
  await choose("files", file);
  if (await evaluate(() => Boolean(document.getElementById("price-lines"))))
    await fill("price-lines", "1 2027 0 1500.00");
  await press("Seal and save");
  const tar = await saved(".tar");
  step("tenderbox-seal.html sealed it from disk");
  await go(`${url}/t/${tender}/bid/1`);
  await until("the page", () => document.documentElement.dataset.bid === "ready");
  await choose("tb-bring", tar);
  await shows("tb-bid-form");
  await submitted();
  step("and it is brought into the page, and submitted");
  await openedFromDisk("holder");
  await fill("name", "Hana Lowe");
  await fill("words", PASSPHRASE);
  await fill("words-again", PASSPHRASE);
  await press("Make my padlock");
  const key = await saved(".key"), words = join(folder, "words");
  writeFileSync(words, `${PASSPHRASE}\n`, { mode: 0o600 });
  chmodSync(key, 0o600);
  execFileSync(program, ["padlock", "check", key, "--passphrase-file", words, "-q"]);
  step("tenderbox-holder.html made a padlock, which the command line opens");
}

async function checked(url) {
  await go(`${url}/log`);
  for (const words of ["This browser keeps its checkpoint", "nothing was taken out or changed"]) {
    await press("Check the log in this browser");
    await saysSo(words);
    await go(`${url}/log`);
  }
  step("the log is checked, and again against its checkpoint of before");
}

let tender;
async function trial() {
  const out = openSync(file, "w");
  for (let at = 0; at < size; at += 8 * MiB)
    writeSync(out, randomBytes(Math.min(8 * MiB, size - at)));
  closeSync(out);
  living(join(folder, "kept"));
  const book = join(folder, "kept/book"), door = await serve(book, ["--demonstration"]), fox = await firefox();
  ask = fox.ask;
  try {
    tender = /\b(\d{4}-103)\b/.exec(execFileSync(program, ["show", "--book", book], { encoding: "utf8" }))[1];
    await anew();
    await go(`${door.url}/demonstration`);
    await press("Copperfield");
    await until("the one who bids", () => document.body.innerText.includes("Copperfield") && location.pathname !== "/demonstration");
    step("signed in");
    await bidden(door.url, book);
    await fromDisk(door.url);
    await checked(door.url);
  } finally {
    await fox.close();
    await door.close();
  }
}

try { await trial(); } finally { rmSync(folder, { recursive: true, force: true }); }
process.exit(0);
