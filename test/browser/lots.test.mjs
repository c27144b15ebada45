/* One bidder with bids for several lots, in Chromium: each lot by itself. What is in the box stays the bid while the next
 * version is made in another window, one lot is withdrawn and the other stands; and 200 files at once. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import "./node.mjs";
import { identityText } from "../../browser/age.js";
import { deal, locksetOf } from "../../browser/capsule.js";
import { year } from "./demonstration.mjs";
import { leads, living, noBrowser, program, serve, sound, visitor } from "./door.mjs";
import { stockOpened } from "./stock.mjs";

const skip = noBrowser, tender = `${year}-104`, folder = mkdtempSync(join(tmpdir(), "lots-")), book = join(folder, "kept/book");
const key = (who) => join(folder, "kept/people/living", `${who}.key`);
const types = (...words) => execFileSync(program, [...words, "--book", book, "-p", tender, "-q"], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
let door, at, page;

const lots = ["north", "south"].flatMap((where, i) => [
  `lot lot=${i + 1} regime=pa-2023-light least=1 least_basis="B" most=2 most_basis="B" months=1 title="Shelters in the ${where}"`,
  `criterion lot=${i + 1} criterion=${2 * i + 1} kind=quality weight=60 scale=1 title="Quality"`,
  `criterion lot=${i + 1} criterion=${2 * i + 2} kind=price weight=40 title="Price"`,
  `formula lot=${i + 1} formula=lowest-ratio where=total places=2 how=half-up`]);
const draft = [...lots, 'mark scale=1 mark=0 says="No"', 'mark scale=1 mark=5 says="Yes"', "round round=1 kind=tender needed=1 padded=65536",
  `timetable round=1 event=deadline moment="${day(30)} 12:00"`, "tools"].join("\n");

/* A tender of two lots, with one holder, in the office of the living ones. */
function published() {
  const officers = (...words) => types("act", ...words, "--as", key("wren"), "--with", key("otis"));
  const own = join(folder, "holder.key"), half = join(folder, "holder.public");
  execFileSync(program, ["act", "begin", `year=${year}`, "number=104", "kind=open", `rules=${day(0)}`, "zone=Europe/London", "division=england-wales",
    "title=Bus shelters", "buyer=Tarn Valley Transport Authority", "--as", key("wren"), "--with", key("otis"), "--book", book, "-q"]);
  writeFileSync(half, execFileSync(program, ["padlock", "new", own, "Ada Quill", "--no-passphrase"], { stdio: ["ignore", "pipe", "ignore"] }));
  types("enlist", half, "Ada Quill", "holder", "--as", key("wren"));
  for (const who of ["wren", "otis"])
    types("act", "conflict", "finding=none", "--as", key(who));
  types("act", "padlock", "--as", own);
  writeFileSync(join(folder, "draft"), draft);
  officers("publish", `retention=${year + 10}-01-01 00:00`, "notice=Bus shelters", "--batch", join(folder, "draft"));
  types("act", "interest", "name=Copperfield & Daughters Ltd", "--as", key("copper"));
}

before(async () => {
  if (skip)
    return;
  living(join(folder, "kept"));
  published();
  door = await serve(book, ["--demonstration"]);
  at = await visitor();
  page = await comes(at);
});
after(async () => {
  await at?.close();
  await door?.close();
  rmSync(folder, { recursive: true });
});

async function comes(who) {
  const it = await who.open(`${door.url}/demonstration`);
  await leads(it, () => it.getByRole("button", { name: "Copperfield" }).first().click());
  return it;
}
const step = (name, work) => test(name, { skip }, async () => { await work(); at.calm(); });
const main = (it = page) => it.locator("main").innerText();
const pdf = (name, text) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(text) });

async function begin(lot, it = page) {
  await it.goto(`${door.url}/t/${tender}/bid/${lot}`);
  await it.waitForSelector("html[data-bid=ready]");
}
async function seals(files, price, it = page) {
  await it.setInputFiles("#tb-files", files);
  await it.fill("#tb-price-lines", price);
  await it.click("#tb-seal");
  await it.waitForSelector("#tb-bid-form:visible");
}
async function submits(it = page) {
  await leads(it, () => it.click("text=Read it once more and submit"));
  await it.waitForURL(/\/check\//);
  await leads(it, () => it.click("text=Sign and enter"));
  await it.waitForURL(/\/entered\//);
  assert.match(await main(it), /It is taken and safe/);
}

step("each lot is sealed and submitted by itself, and the page of both says where each stands", async () => {
  await begin(1);
  await seals([pdf("Method.pdf", "North.")], "1 2027 0 1000.00");
  await submits();
  await page.goto(`${door.url}/t/${tender}/bid`);
  assert.match(await main(), /1 Shelters in the north\s+Version 1 is submitted[^]*2 Shelters in the south\s+Nothing is submitted/);
  await begin(2);
  assert.equal(await page.locator("#tb-chosen li").count(), 0, "the files of one lot are not those of the other");
  await seals([pdf("Method.pdf", "South.")], "1 2027 0 2000.00");
  await submits();
  await page.goto(`${door.url}/t/${tender}/bid`);
  assert.match(await main(), /1 Shelters in the north\s+Version 1 is submitted[^]*2 Shelters in the south\s+Version 1 is submitted/);
  await sound(page, "lots-both");
});

step("version 1 stays the bid while version 2 is made, in another window and of the other lot too", async () => {
  const other = await at.open(`${door.url}/t/${tender}/bid/2`);
  await begin(1);
  await seals([pdf("Method.pdf", "North, better.")], "1 2027 0 900.00");
  assert.match(await main(), /Version 1 is in the box\. It is safe/);
  await other.waitForSelector("html[data-bid=ready]");
  assert.match(await main(other), /Version 1 is in the box\. It is safe/);
  await submits();
  await begin(2, other);
  assert.match(await main(other), /Version 1 is in the box\. It is safe/);
  await other.close();
  await page.goto(`${door.url}/t/${tender}/bid`);
  assert.match(await main(), /1 Shelters in the north\s+Version 2 is submitted[^]*2 Shelters in the south\s+Version 1 is submitted/);
});

const wordsOf = async (answer) => (await answer.text()).replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

/* What the page of a bid sends, but with other heads or fields; and signed. @returns what the server says to it */
async function sends(lot, version, heads) {
  await begin(lot);
  const form_key = await page.inputValue("#tb-bid-form [name=form_key]"), action = await page.getAttribute("#tb-bid-form", "action");
  const post = (to, multipart) => page.context().request.post(to, { multipart: { form_key, ...multipart } });
  const check = await post(door.url + action, { round: "1", lot: String(lot), version: String(version),
    "heads-file": { name: "heads", mimeType: "text/plain", buffer: Buffer.from(heads) } });
  return check.url().includes("/check/") ? wordsOf(await page.context().request.post(check.url(), { form: { form_key } })) : wordsOf(check);
}
const keptOf = (lot) => page.evaluate(async (which) => {
  const open = indexedDB.open("tenderbox-bids", 1);
  await new Promise((done) => { open.onsuccess = done; });
  const kept = open.result.transaction("kept").objectStore("kept"), names = kept.getAllKeys(), all = kept.getAll();
  await new Promise((done) => { all.onsuccess = done; });
  const mine = all.result.filter((_, i) => names.result[i].split("/")[3] === which);
  return mine.at(-1);
}, String(lot));

step("the sealed bid of one lot is not taken for the other, nor twice, nor with its envelopes exchanged or copied", async () => {
  await begin(1);
  const before = (await keptOf(1)).heads;
  await seals([pdf("Method.pdf", "North, once more.")], "1 2027 0 800.00");
  const [first, quality, itsKey, price, priceKey] = (await keptOf(1)).heads.split("\n");
  const unproved = /The capsule does not prove that every sufficient group of holders gets the same key/;
  const lines = (...all) => `${[first, ...all].join("\n")}\n`;
  for (const [lot, version, sent, says] of [[2, 2, before, /it is sealed for another lot/], [1, 2, before, /The next version of this bid has another number/],
    [1, 3, before, /it is another version/], [1, 3, lines(price, priceKey, quality, itsKey), /it is another envelope/],
    [1, 3, lines(quality, priceKey, price, itsKey), unproved], [1, 3, lines(quality, itsKey), /exactly the envelopes of its round/], [1, 3, lines(quality, itsKey, quality, itsKey), /it is another envelope/],
    [1, 3, lines(quality, before.split("\n")[2], price, priceKey), unproved],
    [1, 3, "", /Heads of the envelopes: enter it/], [1, 3, "<script>alert(1)</script>", /not written in the canonical form[^]*&lt;script&gt;/]]) {
    const said = await sends(lot, version, sent);
    assert.match(said, says);
    assert.match(said, /Nothing was entered/);
  }
  await page.goto(`${door.url}/t/${tender}/bid`);
  assert.match(await main(), /Version 2 is submitted[^]*Version 1 is submitted/);
});

step("one lot is withdrawn, and the other stands", async () => {
  await begin(2);
  await leads(page, () => page.getByRole("link", { name: /^Withdraw version 1/ }).click());
  assert.match(await page.locator("input[name=lot]:checked, select[name=lot]").inputValue(), /^2$/);
  await leads(page, () => page.getByRole("button", { name: "Continue" }).click());
  await page.waitForURL(/\/check\//);
  await leads(page, () => page.click("text=Sign and enter"));
  await page.waitForURL(/\/entered\//);
  await page.goto(`${door.url}/t/${tender}/bid`);
  assert.match(await main(), /1 Shelters in the north\s+Version 2 is submitted[^]*2 Shelters in the south\s+Version 1 is withdrawn: it is never opened/);
  await sound(page, "lots-one");
});

step("two hundred files are sealed and submitted at once, and stock age and tar find each of them", async () => {
  const files = Array.from({ length: 200 }, (_, i) => ({ name: `${i + 1} – Anhang über ${"長い名前".repeat(i % 7)} № ${i}.pdf`, mimeType: "application/pdf",
    buffer: Buffer.from(`File ${i}\n`.repeat(i * 40)) }));
  await begin(2);
  await page.getByRole("button", { name: "Take out Method.pdf" }).click();            // of the version that was withdrawn
  await seals(files, "1 2027 0 2000.00");
  assert.equal(await page.locator("#tb-chosen li").count(), 200);
  assert.equal(await page.locator("#tb-task-files").innerText(), "Sealed");
  await sound(page, "lots-files");
  const { envelopes: { quality } } = await keptOf(2), sha256 = /^sha256 (.*)$/m.exec(quality.done.head)[1];
  const key = identityText(deal(locksetOf(quality.plan.lockset), quality.plan.alpha.map(BigInt)).key);
  const member = stockOpened(key, join(book, "sealed", sha256), folder);
  files.forEach(({ buffer }, i) => assert.ok(member(String(i + 1)).equals(buffer), `file ${i + 1}`));
  await submits();
});
