/* The page of a padlock holder is one file that reaches nothing: what it makes the command line reads, and the
 * other way round. In Chromium, from the disk, without a network. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, chmodSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import "./node.mjs";
import { bytesOfHex } from "../../browser/bytes.js";
import { newScalar, padlockOf, possessionHolds, provePossession } from "../../browser/capsule.js";
import { keyFileText, openFile } from "../../browser/files.js";
import { publicOf } from "../../browser/keys.js";
import { holderText, newHolder, publicHalf, publicText, readHolder } from "../../browser/padlock.js";
import { leads, living, noBrowser, overflow, pictured, program, serve, sound, visitor } from "./door.mjs";

const WORDS = "four words that rhyme", folder = mkdtempSync(join(tmpdir(), "holder-")), file = join(folder, "tenderbox-holder.html");
const tenderbox = (...args) => execFileSync(program, args, { encoding: "utf8", cwd: folder });

/* ---- the padlock, without a page ---- */

const where = { origin: "tender.example.org/log", draft: "b".repeat(32) };
const lockOf = (x) => ({ index: 3, person: "7", holder: bytesOfHex("11".repeat(32)), h: padlockOf(x) });

test("who knows a padlock's secret proves it, and the proof is of that padlock in that tender alone", () => {
  const x = newScalar(), lock = lockOf(x), possession = provePossession(lock, where, x);
  assert.ok(possessionHolds({ ...lock, possession }, where));
  assert.ok(!possessionHolds({ ...lock, possession }, { ...where, draft: "c".repeat(32) }));
  assert.ok(!possessionHolds({ ...lock, index: 4, possession }, where));
  assert.ok(!possessionHolds({ ...lock, h: padlockOf(newScalar()), possession }, where));
});
test("who does not know it proves nothing", () => {
  const lock = lockOf(newScalar());
  assert.ok(!possessionHolds({ ...lock, possession: provePossession(lock, where, newScalar()) }, where));
});
test("the command line reads a padlock that was made here, and calls it the same", async () => {
  const holder = newHolder("Hana Löwe"), path = join(folder, "plain.key");
  writeFileSync(path, holderText(holder), { mode: 0o600 });
  const { padlock, fingerprint } = await publicHalf(holder), { stdout, stderr } = spawnSync(program, ["padlock", "check", path], { encoding: "utf8" });
  assert.equal(stdout.trim(), padlock);
  assert.ok(stderr.includes(`fingerprint: ${fingerprint}\n`), stderr);
});
test("a padlock of the command line is read here, and its public half is what was printed", async () => {
  const printed = tenderbox("padlock", "new", "theirs.key", "Ivo Park", "--no-passphrase", "-q");
  const holder = readHolder(readFileSync(join(folder, "theirs.key"), "utf8"));
  assert.equal(publicText(await publicHalf(holder)), printed);
});
test("a letter that is another one is told, and so is a key without a padlock", () => {
  const text = holderText(newHolder("Hana"));
  assert.throws(() => readHolder(text.replace(/(.)\n$/, (_, c) => (c === "Q" ? "P" : "Q") + "\n")), /letter of it is another one/);
  assert.throws(() => readHolder(text.replace(/lock .*\n$/, "")), /no padlock in this file/);
});

/* ---- the page ---- */

const skip = noBrowser;
let at, page;

before(async () => {
  tenderbox("tool", "holder", file);
  if (skip)
    return;
  at = await visitor();
  await at.context.setOffline(true);
  page = await at.open(pathToFileURL(file).href);
});
after(async () => { await at?.close(); await there?.close(); await door?.close(); });

const step = (name, work) => test(name, { skip }, async () => { await work(); at.calm(); });
const troubled = (words) => page.locator("#tb-trouble").filter({ hasText: words }).waitFor();
const saved = async (work, name) => {
  const [download] = await Promise.all([page.waitForEvent("download"), work()]);
  const path = join(folder, name);
  await download.saveAs(path);
  chmodSync(path, 0o600);
  return { path, called: download.suggestedFilename() };
};

test("its fingerprint is the one that the program tells", () => {
  const sha256 = createHash("sha256").update(readFileSync(file)).digest("hex");
  assert.equal(tenderbox("tool", "holder", "-q").trim(), sha256);
  assert.match(tenderbox("--version"), new RegExp(`tenderbox-holder.html +${sha256}`));
});
step("it comes up sound, on a phone and on a desk", async () => {
  await sound(page, "holder");
  await page.setViewportSize({ width: 320, height: 900 });
  assert.equal(await overflow(page), 0);
  await sound(page, "holder-320");
  await page.setViewportSize({ width: 1280, height: 900 });
});
step("what is missing is told where the focus goes", async () => {
  await page.fill("#name", "Hana Lowe");
  await page.fill("#words", "short");
  await page.getByRole("button", { name: "Make my padlock" }).click();
  await troubled(/needs 12 or more/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "tb-trouble");
});
step("by keyboard alone a padlock is made; the command line opens it with the passphrase", async () => {
  await page.focus("#words");
  await page.keyboard.press("Control+A");
  await page.keyboard.type(WORDS);
  await page.keyboard.press("Tab");
  await page.keyboard.type(WORDS);
  const { path, called } = await saved(() => page.keyboard.press("Enter"), "hana.key");
  assert.equal(called, "hana-lowe.key");
  assert.match(readFileSync(path, "latin1"), /^age-encryption.org\/v1\n-> scrypt \S+ 18\n/);
  writeFileSync(join(folder, "words"), WORDS + "\n", { mode: 0o600 });
  const told = tenderbox("padlock", "check", path, "--passphrase-file", "words", "-q").trim();
  assert.equal(await page.locator("#sheet-padlock").innerText(), told);
  assert.equal(await page.inputValue("#words"), "");
  assert.equal(await page.evaluate(() => document.activeElement.id), "made-title");
  await sound(page, "holder-made");
});
step("its public half is what officers enlist", async () => {
  const { path } = await saved(() => page.locator("#made [data-public]").click(), "hana.public");
  assert.match(readFileSync(path, "utf8"), /^tbxlock1[0-9a-z]+\nperson=[1-9]\d{8} key=[0-9a-f]{64}\n$/);
});
step("on paper there is the sheet, and nothing else", async () => {
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("#making").isVisible(), false);
  assert.match(await page.locator("#sheet").innerText(), /Hana Lowe[^]*tbxlock1[^]*Where not to keep it/);
  await pictured(page, "holder-sheet");
  await page.emulateMedia({ media: "screen" });
});
step("a padlock that the command line made is tested with its passphrase", async () => {
  tenderbox("padlock", "new", "ivo.key", "Ivo Park", "--passphrase-file", "words", "-q");
  await page.setInputFiles("#test-file", join(folder, "ivo.key"));
  await page.fill("#test-words", WORDS);
  await page.getByRole("button", { name: "Test it" }).click();
  await page.waitForSelector("#tested:visible");
  assert.equal(await page.locator("#tested-name").innerText(), "Ivo Park");
  assert.equal(await page.locator("#tested-padlock").innerText(),
    tenderbox("padlock", "check", "ivo.key", "--passphrase-file", "words", "-q").trim());
  await sound(page, "holder-tested");
});
step("with another passphrase it is told so, and nothing is shown as whole", async () => {
  await page.fill("#test-words", "four other words");
  await page.getByRole("button", { name: "Test it" }).click();
  await troubled(/not the passphrase/);
  assert.equal(await page.locator("#tested").isVisible(), false);
});
step("what the server asks is answered, and nothing else is", async () => {
  const asked = "tenderbox/padlock-there/v1\norigin a.example/log\nprocedure " + "a".repeat(32) + "\npadlock 1\nday 2026-11-29\nchallenge " +
    "0".repeat(64) + "\n";
  writeFileSync(join(folder, "question"), asked);
  writeFileSync(join(folder, "strange"), asked.replace("padlock-there", "lock"));
  const answer = async (question) => {
    await page.setInputFiles("#there-question", join(folder, question));
    await page.setInputFiles("#there-file", join(folder, "ivo.key"));
    await page.fill("#there-words", WORDS);
    await page.getByRole("button", { name: "Answer it" }).click();
  };
  await answer("strange");
  await troubled(/not the question/);
  await answer("question");
  await page.waitForSelector("#answered:not([hidden])");
  assert.ok((await page.locator("#there-answer").textContent()).startsWith(`${asked}proof `));
  await sound(page, "holder-answered");
});

/* ---- into a tender ---- */

/* Hana signs in pages with the key that went with her padlock, and holds the padlock on her own disk. */
const year = new Date().getFullYear(), number = `${year}-200`;
let door, there, form;

function tenderBegun() {
  living(join(folder, "kept"));
  const book = join(folder, "kept/book"), keyOf = (who) => join(folder, "kept/people/living", `${who}.key`);
  const run = (...args) => tenderbox(...args, "--book", book, "-q");
  run("act", "begin", `year=${year}`, "number=200", "kind=open", `rules=${new Date().toISOString().slice(0, 10)}`, "zone=Europe/London",
    "division=england-wales", "title=Laundry for Fernley", "buyer=Fernley Hospitals NHS Trust", "--as", keyOf("nadia"), "--with", keyOf("tom"));
  run("enlist", "hana.public", "Hana Lowe", "holder", "--as", keyOf("nadia"), "-p", number);
  writeFileSync(join(folder, "ivo.public"), tenderbox("padlock", "new", "other.key", "Ivo Bell", "--no-passphrase", "-q"));
  run("enlist", "ivo.public", "Ivo Bell", "holder", "--as", keyOf("nadia"), "-p", number);
  return { book, run };
}
async function madeReady(orderFile, name) {
  await page.setInputFiles("#bring-order", join(folder, orderFile));
  await page.setInputFiles("#bring-file", join(folder, "hana.key"));
  await page.fill("#bring-words", WORDS);
  return saved(() => page.getByRole("button", { name: "Make it ready" }).click(), name);
}
async function ordered(name) {
  await form.goto(`${door.url}/t/${number}/do/padlock`);
  const [download] = await Promise.all([form.waitForEvent("download"), form.getByRole("link", { name: "Save the order" }).click()]);
  await download.saveAs(join(folder, name));
  return download.suggestedFilename();
}
async function brings(name) {
  await form.setInputFiles("#f-padlock", join(folder, name));
  await leads(form, () => form.getByRole("button", { name: "Continue" }).click());
  return form.locator("main").innerText();
}

step("the signing key is saved without the padlock, under the same passphrase", async () => {
  await page.setInputFiles("#test-file", join(folder, "hana.key"));
  await page.fill("#test-words", WORDS);
  await page.getByRole("button", { name: "Test it" }).click();
  await page.waitForSelector("#tested:visible");
  const { path, called } = await saved(() => page.locator("#tested [data-signing]").click(), "hana.signing");
  assert.equal(called, "hana-lowe.signing.key");
  const key = await openFile(readFileSync(path), WORDS);
  assert.equal(key.name, "Hana Lowe");
  assert.match(readFileSync(join(folder, "hana.public"), "utf8"), new RegExp(`person=${key.number} key=${await publicOf(key.seed)}`));
  writeFileSync(join(folder, "hana.open"), keyFileText(key));
});
step("what is no order, or one for another key, is told so", async () => {
  await page.setInputFiles("#bring-order", join(folder, "hana.public"));
  await page.getByRole("button", { name: "Make it ready" }).click();
  await troubled(/not the order of a padlock/);
  writeFileSync(join(folder, "strange.txt"), `tenderbox/lock/v1\norigin o.example/log\nprocedure ${"b".repeat(32)}\nindex 1\nholder ${"1".repeat(64)}\n`);
  await page.setInputFiles("#bring-order", join(folder, "strange.txt"));
  await page.setInputFiles("#bring-file", join(folder, "hana.key"));
  await page.fill("#bring-words", WORDS);
  await page.getByRole("button", { name: "Make it ready" }).click();
  await troubled(/whoever signs with the key/);
});
step("the page of the tender gives the order, and the page on the holder's disk makes the padlock ready", async () => {
  const { book, run } = tenderBegun(), people = join(book, "demonstration/people");
  appendFileSync(people, `file=hana-own.key tender=${number} name="Hana Lowe of Fernley" roles="holder" firm="" title="Laundry for Fernley"\n`);
  writeFileSync(join(book, "demonstration/hana-own.key"), readFileSync(join(folder, "hana.open")), { mode: 0o600 });
  door = await serve(book, ["--demonstration"]);
  there = await visitor();
  form = await there.open(`${door.url}/demonstration`);
  await form.locator("form", { hasText: "Hana Lowe of Fernley" }).first().getByRole("button").click();
  await form.waitForURL(/\/home$/);
  assert.equal(await ordered("order.txt"), "padlock-order.txt");
  await form.evaluate(() => document.activeElement.blur());
  await sound(form, "padlock-form");
  const { called } = await madeReady("order.txt", "ready.txt");
  assert.equal(called, "hana-lowe.padlock.txt");
  assert.equal(await page.evaluate(() => document.activeElement.id), "brought-title");
  await sound(page, "holder-brought");
  run("act", "padlock", "--as", "other.key", "-p", number);                    // somebody comes first
});
step("one that another came before is refused by name, and so is the file of the padlock itself", async () => {
  assert.match(await brings("ready.txt"), /It is padlock 1, and the next one is 2: another one came meanwhile/);
  await sound(form, "padlock-form-late");
  assert.match(await brings("hana.key"), /must not leave your own computer/);
  there.calm(422);
  there.forget();
});
step("made ready anew it is signed in the page, and in the log", async () => {
  await ordered("order-2.txt");
  await madeReady("order-2.txt", "ready-2.txt");
  await brings("ready-2.txt");
  await form.waitForURL(/\/check\//);
  await form.getByRole("button", { name: "Sign and enter" }).click();
  await form.waitForURL(/\/entered\//);
  const h = /^h ([0-9a-f]{64})$/m.exec(readFileSync(join(folder, "ready-2.txt"), "utf8"))[1];
  const leaf = form.url().split("/").at(-1), receipt = await there.context.request.get(`${door.url}/t/${number}/receipt/${leaf}`);
  const [, extra] = /^extra (\S+)$/m.exec(await receipt.text());
  assert.match(Buffer.from(extra, "base64").toString("latin1"), new RegExp(`act padlock$[^]*^h ${h}$`, "m"));
  there.calm();
});
step("the command line brings a padlock that was made in the page", async () => {
  const book = join(folder, "kept/book"), nadia = join(folder, "kept/people/living/nadia.key"), tom = join(folder, "kept/people/living/tom.key");
  const where = ["--book", book, "-p", `${year}-201`, "-q"];
  tenderbox("act", "begin", `year=${year}`, "number=201", "kind=open", `rules=${new Date().toISOString().slice(0, 10)}`, "zone=Europe/London",
    "division=england-wales", "title=More laundry", "buyer=Fernley Hospitals NHS Trust", "--as", nadia, "--with", tom, "--book", book, "-q");
  tenderbox("enlist", "hana.public", "Hana Lowe", "holder", "--as", nadia, ...where);
  tenderbox("act", "padlock", "--as", "hana.key", "--passphrase-file", "words", ...where);
});

step("nothing is kept in the browser, and nothing can go out", async () => {
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  assert.deepEqual(await page.evaluate(() => indexedDB.databases()), []);
  await at.context.setOffline(false);
  const went = await page.evaluate(() => fetch("https://tender.example.org/").then(() => "went", () => "stayed"));
  assert.equal(went, "stayed");
  assert.ok(at.troubles.some((t) => t.includes("connect-src")), "by the page's own policy");
  at.troubles.length = 0;
});
step("a script that is another one by a letter does not run", async () => {
  const other = join(folder, "other.html");
  writeFileSync(other, readFileSync(file, "utf8").replace("<script>", "<script>globalThis.strange=1;"));
  const strange = await at.open(pathToFileURL(other).href);
  assert.equal(await strange.evaluate(() => globalThis.strange), undefined);
  await strange.close();
  assert.ok(at.troubles.length, "the policy said so");
  at.troubles.length = 0;
});
