/* What people choose for a bid on a bad day: two hundred files named in every alphabet, one too many, a folder, an empty
 * file, files that change or vanish while they are sealed; the page says what is wrong, and nothing else goes up. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import "./node.mjs";
import { identityText } from "../../browser/age.js";
import { deal, locksetOf } from "../../browser/capsule.js";
import { year } from "./demonstration.mjs";
import { living, noBrowser, serve, sound, visitor } from "./door.mjs";
import { stockOpened } from "./stock.mjs";

const skip = noBrowser;
let folder, book, door, at, page, refuse = false, parts = 0;

const step = (name, work) => test(name, { skip }, async () => { await work(); at.calm(); });
const fault = () => page.locator("#tb-bid-fault").innerText();
const rows = () => page.locator("#tb-chosen li").count();
const plain = (name, text = name) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

before(async () => {
  if (skip)
    return;
  folder = mkdtempSync(join(tmpdir(), "chosen-"));
  living(join(folder, "kept"));
  book = join(folder, "kept/book");
  door = await serve(book, ["--demonstration"]);
  at = await visitor();
  page = await at.open(`${door.url}/demonstration`);
  page.setDefaultTimeout(60000);
  await page.getByRole("button", { name: "Copperfield" }).first().click();
  await at.context.route(/\/api\/1\/part\//, (route) => {
    parts++;
    return refuse ? route.abort() : route.continue();
  });
  await page.goto(`${door.url}/t/${year}-103/bid/1`);
  await page.waitForSelector("html[data-bid=ready]");
});
after(async () => {
  await at?.close();
  await door?.close();
  if (folder)
    rmSync(folder, { recursive: true });
});

const alphabets = ["Méthode", "Метод", "Μέθοδος", "方法書", "工法の説明", "방법", "שיטה", "الطريقة", "วิธีการ", "მეთოდი", "🚢 dredging"];
const names = [...Array.from({ length: 197 }, (_, i) => `${alphabets[i % alphabets.length]} ${i + 1}.txt`),
  `${"é".repeat(125)}x.txt`, "Method.txt", "METHOD.txt"];

step("a thousand files are refused in words before anything is read, and none of them is added", async () => {
  await page.setInputFiles("#tb-files", Array.from({ length: 1000 }, (_, i) => plain(`${i}.txt`)));
  assert.match(await fault(), /more than 999 files, and an envelope holds 999 at most.*None of what you just chose was added/);
  assert.equal(await rows(), 0);
  await sound(page, "bid-many");
});

step("so are names that are too long, or that show only in part", async () => {
  await page.setInputFiles("#tb-files", [plain(`${"é".repeat(126)}.txt`)]);
  assert.match(await fault(), /The name is too long: 256 bytes, and at most 255/);
  await page.setInputFiles("#tb-files", [plain("a\u202egnp.exe")]);
  assert.match(await fault(), /characters that do not show/);
  assert.equal(await rows(), 0);
});

/* As a file manager drops it. */
async function drops(...paths) {
  const client = await at.context.newCDPSession(page);
  await page.locator("#tb-drop").scrollIntoViewIfNeeded();
  const { x, y } = await page.locator("#tb-drop").boundingBox();
  for (const type of ["dragEnter", "dragOver", "drop"])
    await client.send("Input.dispatchDragEvent", { type, x: x + 5, y: y + 5,
      data: { items: [], files: paths, dragOperationsMask: 1 } });
  await client.detach();
}

step("a folder is dropped: its files are taken by their names, and not what a computer leaves there", async () => {
  const dropped = join(folder, "Bid");
  mkdirSync(join(dropped, "CVs/old"), { recursive: true });
  for (const name of ["Plan.txt", "CVs/Ann.txt", "CVs/old/Bob.txt", "CVs/.DS_Store"])
    writeFileSync(join(dropped, name), name);
  await drops(dropped);
  await page.getByText("Left out, for they are your computer's own: Bid/CVs/.DS_Store.").waitFor();
  assert.deepEqual((await page.locator("#tb-chosen .tb-file__name").allInnerTexts()).sort(), ["Ann.txt", "Bob.txt", "Plan.txt"]);
  writeFileSync(join(dropped, "CVs/old/Ann.txt"), "another");
  await drops(dropped);
  await page.getByText("Two of these files are called Ann.txt: Bid/CVs/Ann.txt and Bid/CVs/old/Ann.txt.").waitFor();
  while (await rows())
    await page.getByRole("button", { name: /^Take out/ }).first().click();
});

const keyOf = (kept) => identityText(deal(locksetOf(kept.plan.lockset), kept.plan.alpha.map(BigInt)).key);
const taken = () => page.evaluate(async () => {
  const open = indexedDB.open("tenderbox-bids", 1);
  await new Promise((done) => { open.onsuccess = done; });
  const all = open.result.transaction("kept").objectStore("kept").getAll();
  await new Promise((done) => { all.onsuccess = done; });
  return all.result[0].envelopes.quality;
});

step("two hundred files in one bid: all alphabets, 255 bytes of name, two names that differ in capitals, an empty one", async () => {
  await page.fill("#tb-price-lines", "1 2027 0 1000.00");
  await page.setInputFiles("#tb-files", names.map((name) => plain(name, name === "METHOD.txt" ? "" : name)));
  assert.equal(await rows(), 200);
  await page.getByText("it is empty. Is it the right file?").waitFor();
  await page.click("#tb-seal");
  if (await fault())
    await page.click("#tb-seal");                                       // without files that are required
  await page.waitForSelector("#tb-bid-form:visible");
  const kept = await taken(), sha256 = /^sha256 (.*)$/m.exec(kept.done.head)[1];
  const member = stockOpened(keyOf(kept), join(book, "sealed", sha256), folder);
  const lines = String(member("manifest")).split("\n").filter((line) => line.startsWith("file "));
  assert.deepEqual(lines.map((line) => decodeURIComponent(line.split(" ")[4])), names);
  for (const [i, name] of names.entries())
    assert.equal(String(member(String(i + 1))), name === "METHOD.txt" ? "" : name);
});

const real = (name) => join(folder, name);

/* Files of this machine's disk, one of which meets something once the first part is on its way. */
async function meets(happens) {
  await page.click("text=Begin this version anew");
  await page.getByRole("button", { name: "Take all out" }).click();
  assert.equal(await rows(), 0);
  writeFileSync(real("Large.txt"), Buffer.alloc(34 << 20, "a"));
  writeFileSync(real("Late.txt"), "How it was.");
  await page.setInputFiles("#tb-files", [real("Large.txt"), real("Late.txt")]);
  refuse = true;
  parts = 0;
  await page.click("#tb-seal");
  if (await fault())
    await page.click("#tb-seal");
  await page.getByText("The line to the server is cut").waitFor();
  await page.getByRole("button", { name: "Try now" }).click();        // in vain: as long as the line is cut it is there
  happens();
  refuse = false;
}

step("a file that vanishes while it is sealed is named, and is to be chosen again", async () => {
  await meets(() => { rmSync(real("Large.txt")); rmSync(real("Late.txt")); });
  await page.locator("#tb-bid-fault").filter({ hasText: /La(rge|te)\.txt cannot be read: it was changed, moved or deleted/ }).waitFor();
  assert.match(await page.locator("#tb-chosen").innerText(), /choose this file again: it could not be read/);
  assert.equal(await page.locator("#tb-bid-form").isVisible(), false);
  at.forget();
});
