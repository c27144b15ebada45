/* A bid is sealed in Chromium, by people of the living demonstration: stored in parts, across a line that is
 * cut, a page that is closed and a server that is killed; submitted, and opened byte for byte by stock age. */
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import "./node.mjs";
import { identityText } from "../../browser/age.js";
import { deal, locksetOf } from "../../browser/capsule.js";
import { answerThere, readHolder } from "../../browser/padlock.js";
import { leads, living, noBrowser, serve, sound, soundEverywhere, visitor } from "./door.mjs";
import { year } from "./demonstration.mjs";
import { stockOpened } from "./stock.mjs";

const skip = noBrowser, MB = 1 << 20;
let folder, book, door, at, page, parts, refuse, full = 0;

const step = (name, work) => test(name, { skip }, async () => { await work(); at.calm(409); });
const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");

before(async () => {
  if (skip)
    return;
  folder = mkdtempSync(join(tmpdir(), "bid-"));
  living(join(folder, "kept"));
  book = join(folder, "kept/book");
  door = await serve(book, ["--demonstration"]);
  at = await visitor();
  page = await at.open(`${door.url}/demonstration`);
  await at.context.route(/\/api\/1\/part\//, async (route) => {
    const n = Number(route.request().url().split("/").at(-1));
    if (full-- > 0)
      return route.fulfill({ status: 422, json: { schema: 1, reason: "upload-no-room", says: "There is too little room here for files." } });
    if (refuse?.(n))
      return route.abort();
    parts.push(n);
    return route.continue();
  });
  parts = [];
});
after(async () => { await at?.close(); await door?.close(); });

async function be(name) {
  await page.goto(`${door.url}/demonstration`);
  await leads(page, () => page.getByRole("button", { name }).first().click());
}
async function begin(address) {
  await page.goto(door.url + address);
  await page.waitForSelector("html[data-bid=ready]");
}
const task = (id) => page.locator(`#tb-task-${id}`).innerText();
const fault = () => page.locator("#tb-bid-fault").innerText();

/* All that the page says from now on: some of it stands there for a second. */
const listens = () => page.evaluate(() => {
  const place = document.getElementById("tb-bid-says");
  globalThis.tbSaid = "";
  new MutationObserver(() => { globalThis.tbSaid += `${place.textContent}\n`; }).observe(place, { childList: true, characterData: true, subtree: true });
});
const safe = () => page.waitForFunction(() => document.getElementById("tb-envelopes").textContent.includes("16.8 MB is safe"));  // two parts
const says = (words) => page.waitForFunction((it) => globalThis.tbSaid.includes(it), words);
const files = [{ name: "Drivers.pdf", mimeType: "application/pdf", buffer: randomBytes(17 * MB) },
  { name: "Méthode.txt", mimeType: "text/plain", buffer: Buffer.from("How we do it.\n") }];

step("a bidder finds each lot, and what of it is in the box", async () => {
  await be("Copperfield");
  await page.goto(`${door.url}/t/${year}-103/bid`);
  assert.match(await page.locator("main").innerText(), /Nothing is submitted/);
  await sound(page, "bids");
});

step("the list of padlocks that bids are sealed for is the one that the tender's page shows to everybody", async () => {
  await begin(`/t/${year}-103/bid/1`);
  const { lockset } = JSON.parse(await page.textContent("#tb-bid"));
  assert.ok((await page.textContent("main")).includes(hash(lockset)));
  const open = await (await fetch(`${door.url}/t/${year}-103`)).text();
  assert.ok(open.includes(hash(lockset)));
});

step("nothing is sealed without files", async () => {
  await begin(`/t/${year}-103/bid/1`);
  await page.click("#tb-seal");
  assert.match(await fault(), /Choose the files/);
  assert.equal(await task("submit"), "Cannot start yet");
});

step("nor with a price that is none, which is named", async () => {
  await page.setInputFiles("#tb-files", files);
  assert.equal(await page.locator("[data-expected='Drivers.pdf']").innerText(), "Yes");
  await page.fill("#tb-price-lines", "1 2027 0 12.345");
  await page.click("#tb-seal");
  assert.match(await fault(), /Line 1 of the prices .* 12\.345/);
  assert.equal(await task("prices"), "Needs a change");
  await page.fill("#tb-price-lines", "1 2027 0 1,000.50\n1 2028 0 2000");
  assert.equal(await page.locator("#tb-sum").innerText(), "3,000.50");
});

step("a part whose line is cut is sent again, and the page says so", async () => {
  let cut = 2;
  refuse = (n) => n === 1 && cut-- > 0;
  await listens();
  await page.click("#tb-seal");
  await says("line to the server is cut");
  await says("line is there again");
  at.troubles.length = 0;                                              // that a line was cut, Chromium says too
});

step("so is one for which the server has no room just then, in its words", async () => {
  await page.waitForSelector("#tb-bid-form:visible");
  await page.click("text=Begin this version anew");
  full = 2;
  await page.click("#tb-seal");
  await page.getByText("There is too little room here for files. What is stored is safe. Trying again in").waitFor();
  at.troubles.length = 0;
});

step("all of it is stored, and opened again to check; nothing is submitted", async () => {
  await page.waitForSelector("#tb-bid-form:visible");
  assert.equal(await task("store"), "Stored");
  await sound(page, "bid");
  assert.deepEqual(parts.filter((n) => n === 0).length, 4, "one first part an envelope, twice");
});

const taken = () => page.evaluate(async () => {
  const open = indexedDB.open("tenderbox-bids", 1);
  await new Promise((done) => { open.onsuccess = done; });
  const all = open.result.transaction("kept").objectStore("kept").getAll();
  await new Promise((done) => { all.onsuccess = done; });
  return all.result;
});

step("stock age opens what lies on the server, and it is what was chosen, byte for byte", async () => {
  const [{ envelopes: { quality } }] = await taken();
  const sha256 = /^sha256 (.*)$/m.exec(quality.done.head)[1];
  const key = identityText(deal(locksetOf(quality.plan.lockset), quality.plan.alpha.map(BigInt)).key);
  const member = stockOpened(key, join(book, "sealed", sha256), folder);
  assert.equal(hash(member("1")), hash(files[0].buffer));
  assert.equal(String(member("2")), "How we do it.\n");
});

step("it is read once more, submitted, and taken", async () => {
  await leads(page, () => page.click("text=Read it once more and submit"));
  await page.waitForURL(/\/check\//);
  assert.match(await page.locator("main").innerText(), /quality: \d+ bytes, fingerprint [0-9a-f]{64}/);
  await sound(page, "bid-check");
  await page.click("text=Sign and enter");
  await page.waitForURL(/\/entered\//);
  assert.match(await page.locator("main").innerText(), /It is taken and safe/);
});

step("the page says that it is safe, and that another version may take its place", async () => {
  await begin(`/t/${year}-103/bid/1`);
  assert.match(await page.locator("main").innerText(), /Version 1 is in the box\. It is safe/);
  assert.equal(await page.inputValue("#tb-price-lines"), "1 2027 0 1,000.50\n1 2028 0 2000");
  assert.equal(await task("files"), "Choose 2 again");
});

step("a page that is closed half way goes on with what is missing, and with nothing else", async () => {
  parts = [];
  refuse = (n) => n === 2;
  await page.setInputFiles("#tb-files", files);
  await listens();
  await page.click("#tb-seal");
  await says("line to the server is cut");
  await safe();
  await page.close({ runBeforeUnload: false });
  at.troubles.length = 0;
  assert.deepEqual([...new Set(parts)].sort(), [0, 1]);
  refuse = null;
  parts = [];
  page = await at.open(`${door.url}/t/${year}-103/bid/1`);
  await page.waitForSelector("html[data-bid=ready]");
  assert.equal(await task("store"), "Begun");
  await page.setInputFiles("#tb-files", files);
  await page.click("text=Go on");
  await page.waitForSelector("#tb-bid-form:visible");
  assert.deepEqual(parts.filter((n) => n < 2), [0], "no part twice, and the prices");   // the last may have got through
});

step("a server that is killed and starts again has all that it said is stored", async () => {
  await page.click("text=Begin this version anew");
  parts = [];
  refuse = (n) => n === 2;
  await page.click("#tb-seal");
  await safe();
  const ended = new Promise((done) => { door.process.once("exit", done); });
  door.process.kill("SIGKILL");
  await ended;
  refuse = null;
  door = await serve(book, ["--demonstration"], new URL(door.url).host);
  await page.waitForSelector("#tb-bid-form:visible");
  at.troubles.length = 0;
  assert.deepEqual(parts.filter((n) => n < 2), [0, 1, 0], "no part twice, and the prices");
});

step("a file that changed since is sealed anew, under another key", async () => {
  const [, before] = await taken();
  await page.setInputFiles("#tb-files", [{ ...files[1], buffer: Buffer.from("How we do it now.\n") }]);
  assert.equal(await task("store"), "Begun");
  await page.click("text=Go on");
  await page.waitForSelector("#tb-bid-form:visible");
  const [, now] = await taken();
  assert.notEqual(now.envelopes.quality.plan.secrets.fileKey, before.envelopes.quality.plan.secrets.fileKey);
  assert.equal(now.envelopes.price.upload, before.envelopes.price.upload, "the prices stay as they were");
});

step("it may lie ready for the deadline", async () => {
  await page.click("text=Lodge it at the deadline by itself");
  await page.waitForURL(/\/check\//);
  await page.click("text=Sign and enter");
  await page.waitForURL(/\/entered\//);
  await page.goto(`${door.url}/t/${year}-103/bid/1`);
  assert.match(await page.locator("main").innerText(), /A complete version lies ready/);
});

step("somebody who signs for a firm seals and submits for it", async () => {
  await be("Ines Rahal");
  await begin(`/t/${year}-103/bid/1`);
  await page.setInputFiles("#tb-files", [{ ...files[1], name: "drivers.PDF" }]);
  assert.equal(await page.locator("[data-expected='Drivers.pdf']").innerText(), "Yes");
  await page.fill("#tb-price-lines", "1 2027 0 900000.00");
  await page.click("#tb-seal");
  await page.waitForSelector("#tb-bid-form:visible");
  await leads(page, () => page.click("text=Read it once more and submit"));
  await page.click("text=Sign and enter");
  await page.waitForURL(/\/entered\//);
});

step("after the deadline the page says what late means, and hands in late", async () => {
  await be("Gannet Aggregates");
  await begin(`/t/${year}-102/bid/1`);
  assert.match(await page.locator("main").innerText(), /What you hand in now is late/);
  await page.setInputFiles("#tb-files", [files[1]]);
  await page.fill("#tb-price-lines", "1 2027 0 900000.00");
  await page.click("#tb-seal");
  if (await fault())
    await page.click("#tb-seal");                                       // without files that are required
  await page.waitForSelector("#tb-bid-form:visible");
  await sound(page, "bid-late");
  await leads(page, () => page.click("text=Read it once more and hand in late"));
  await page.click("text=Sign and enter");
  await page.waitForURL(/\/entered\//);
});

step("who comes too late sees what is held, what was tried, and whose fault it was", async () => {
  await page.goto(`${door.url}/t/${year}-102/late`);
  const says = await page.locator("main").innerText();
  assert.match(says, /Bids closed on .*What we hold of yours/s);
  assert.match(says, /Version 2: 2 sealed envelopes, \d+ bytes together\. It came on .*: late, so it stays shut unless it is accepted/);
  assert.match(says, /1 part of a sealed file of 1 \([0-9a-f]{8}…\)\. It arrived\./);
  assert.match(says, /A sealed file of \d+ bytes put together/);
  assert.match(says, /Hand in after the deadline; kept shut unless accepted: lot 1, version \d+\. Taken\./);
  await sound(page, "late");
  await page.goto(`${door.url}/t/${year}-103/late`);                         // above it was killed, and started again
  assert.match(await page.locator("main").innerText(), /Our service was down from .* to .* GMT/);
});

step("what a padlock is asked is answered here as the server wants it, by its own holder alone", async () => {
  const asked = await (await fetch(`${door.url}/api/1/padlock/${year}-103/1`)).text(), living = join(folder, "kept/people/living");
  const holders = readdirSync(living).filter((name) => name.endsWith(".key")).map((name) => readFileSync(join(living, name), "utf8"))
    .filter((text) => text.includes("\nlock ")).map(readHolder);
  const send = (body) => fetch(`${door.url}/api/1/padlock/${year}-103`, { method: "POST", body });
  const statuses = await Promise.all(holders.map(async (holder) => (await send(answerThere(holder, asked))).status));
  assert.equal(statuses.filter((status) => status === 200).length, 1, String(statuses));
  assert.throws(() => answerThere(holders[0], `${asked}more 1\n`), /not the question/);
});

step("its officers see which padlock was shown to be there, and a holder how to show theirs", async () => {
  await be("Wren Ashdown");
  await page.goto(`${door.url}/t/${year}-103/padlocks`);
  assert.match(await page.locator("main").innerText(), /(second|minute)s? ago/);
  await be("Ned Foley");
  await page.goto(`${door.url}/t/${year}-103/padlocks`);
  assert.match(await page.locator("#tb-question").innerText(), /^tenderbox\/padlock-there\/v1/);
  await sound(page, "padlocks");
});

step("who is no bidder has no bids here, and is told", async () => {
  await be("Petra Voss");
  const answer = await page.goto(`${door.url}/t/${year}-103/bid`);
  assert.equal(answer.status(), 403);
  at.troubles.length = 0;
});

test("phone and desk, with scripts and without", { skip }, async () => {
  const state = await at.context.storageState();
  assert.ok(state.cookies.length);
  await soundEverywhere(`${door.url}/t/${year}-103`, "tender-living");
});
