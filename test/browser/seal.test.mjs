/* A bid is sealed in a page that was opened from the bidder's own disk, without a network: enough padlock holders
 * open it with stock age, nobody else does, and the command line hands it in. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import "./node.mjs";
import { identityText } from "../../browser/age.js";
import { bytesOfHex, hexOfBytes } from "../../browser/bytes.js";
import { checkCapsule, keyOfTurns, locksetOf, newScalar, padlockOf, provePossession, turn } from "../../browser/capsule.js";
import { orderOf } from "../../browser/order.js";
import { leads, living, noBrowser, overflow, program, serve, sound, visitor } from "./door.mjs";
import { year } from "./demonstration.mjs";
import { stockOpened } from "./stock.mjs";

const folder = mkdtempSync(join(tmpdir(), "seal-")), file = join(folder, "tenderbox-seal.html");
const tenderbox = (...args) => execFileSync(program, args, { encoding: "utf8", cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
const hash = (bytes) => createHash("sha256").update(bytes).digest();

/* Two of three padlocks, whose secrets are known here. */
const secrets = [newScalar(), newScalar(), newScalar()], holder = bytesOfHex("22".repeat(32));
const lockset = "tenderbox/lockset/v1\nk 2\nn 3\n" + secrets.map((x, i) => {
  const lock = { index: i + 1, holder, h: padlockOf(x) };
  const proof = provePossession(lock, { origin: "tender.example.org/log", draft: "a".repeat(32) }, x);
  return `lock ${i + 1} ${i + 5} ${hexOfBytes(holder)} ${hexOfBytes(lock.h)} ${hexOfBytes(proof)}\n`;
}).join("");
const order = { contract: "tenderbox/bid/v1", procedure: "b".repeat(32), round: "1", lot: "1", version: "1", bidder: "33".repeat(32),
  decimals: "2", lockset, worker: "/assets/sealer.js", envelopes: [{ envelope: "quality", file: "1.age", padded: "-" },
    { envelope: "price", file: "2.age", padded: "65536" }],
  cells: [{ place: "1 2027 0", label: "Price of Towing, 2027" }, { place: "1 2028 0", label: "Price of Towing, 2028" }],
  expected: [{ name: "Method", required: "yes" }], about: { tender: "Vehicle <b>recovery", lot: "North", closes: "Friday at noon" } };

/* ---- the order, without a page ---- */

test("an order is read as it was written", () => assert.deepEqual(orderOf(JSON.stringify(order)), order));
test("and nothing else is one", () => {
  for (const [name, value] of [["contract", "tenderbox/bid/v2"], ["procedure", "office"], ["lot", "0"], ["lot", 1], ["bidder", "33"],
    ["envelopes", []], ["envelopes", [order.envelopes[0], order.envelopes[0]]], ["envelopes", [{ ...order.envelopes[0], file: "../1" }]],
    ["cells", [{ place: "1 2027", label: "x" }]], ["about", null], ["expected", [{ name: "a\nb", required: "" }]], ["lockset", 5]])
    assert.throws(() => orderOf(JSON.stringify({ ...order, [name]: value })), /not the order of a bid/, `${name} ${JSON.stringify(value)}`);
  for (const text of ["", "null", "[]", "{", "7"])
    assert.throws(() => orderOf(text), /not the order of a bid/, text);
  assert.throws(() => orderOf(JSON.stringify({ ...order, lockset: lockset.replace("k 2", "k 4") })), /list of padlocks/);
});

/* ---- the page ---- */

const skip = noBrowser, big = randomBytes((9 << 20) + 5);
let at, page;

before(async () => {
  tenderbox("tool", "seal", file);
  writeFileSync(join(folder, "order.json"), JSON.stringify(order));
  writeFileSync(join(folder, "Method.pdf"), big);
  writeFileSync(join(folder, "Zusätze.txt"), "More.\n");
  if (skip)
    return;
  at = await visitor();
  await at.context.setOffline(true);
  page = await at.open(pathToFileURL(file).href);
});
after(() => at?.close());

const step = (name, work) => test(name, { skip }, async () => { await work(); at.calm(); });
const press = (name) => page.getByRole("button", { name, exact: true }).click();
const troubled = (words) => page.locator("#tb-trouble").filter({ hasText: words }).waitFor();
async function readOrder(path) {
  await page.setInputFiles("#order-file", path);
  await press("Read the order");
}
async function sealInto(name) {
  const [download] = await Promise.all([page.waitForEvent("download"), press("Seal and save")]);
  await download.saveAs(join(folder, name));
  execFileSync("tar", ["xf", name], { cwd: folder });
  return download.suggestedFilename();
}

test("its fingerprint is the one that the program tells", () => {
  const sha256 = hash(readFileSync(file)).toString("hex");
  assert.equal(tenderbox("tool", "seal").trim(), sha256);
  assert.match(tenderbox("--version"), new RegExp(`tenderbox-seal.html +${sha256}`));
});
step("what is no order is told so, and nothing can be sealed", async () => {
  await readOrder(join(folder, "Zusätze.txt"));
  await troubled(/not the order of a bid/);
  assert.equal(await page.locator("#bid").isVisible(), false);
});
step("an order is shown with the fingerprint of its padlocks, on a phone as well", async () => {
  await readOrder(join(folder, "order.json"));
  await page.waitForSelector("#order-read:visible");
  assert.equal(await page.locator("#order-lockset").innerText(), hash(lockset).toString("hex"));
  assert.equal(await page.locator("#order-opens").innerText(), "2 of 3 padlocks");
  assert.equal(await page.locator("#order-tender").innerText(), "Vehicle <b>recovery");
  await sound(page, "seal");
  await page.setViewportSize({ width: 320, height: 900 });
  assert.equal(await overflow(page), 0);
  await sound(page, "seal-320");
  await page.setViewportSize({ width: 1280, height: 900 });
});
step("without files nothing is sealed, nor with a price that is none", async () => {
  await press("Seal and save");
  await troubled(/Choose the files/);
  await page.setInputFiles("#files", [join(folder, "Zusätze.txt")]);
  await page.getByLabel("Price of Towing, 2027").fill("12.345");
  await press("Seal and save");
  await troubled(/Price of Towing, 2027: 12\.345 is no price/);
});
step("a file that the notice requires and that is not there is asked about", async () => {
  await page.getByLabel("Price of Towing, 2027").fill("1,000.50");
  await page.getByLabel("Price of Towing, 2028").fill("2000");
  assert.equal(await page.locator("#sum").innerText(), "3,000.50");
  await press("Seal and save");
  await troubled(/not here: Method/);
  await page.setInputFiles("#files", [join(folder, "Method.pdf")]);
  assert.equal(await page.locator("#absent-part").isVisible(), false);
});
step("sealed, it is one file with what tenderbox seal would make", async () => {
  assert.equal(await sealInto("bid.tar"), "bid-lot-1-version-1.tar");
  assert.deepEqual(readdirSync(join(folder, "bid-lot-1-version-1")).sort(), ["1.age", "2.age", "heads"]);
  assert.equal(await page.evaluate(() => document.activeElement.id), "sealed-title");
  await sound(page, "seal-done");
});

/* Of each envelope: its head, its capsule and its file. */
function envelopes(name) {
  const lines = readFileSync(join(folder, name, "heads"), "utf8").split("\n");
  const bytes = (line) => new Uint8Array(Buffer.from(line.split(" ")[1], "base64"));
  return [0, 1].map((i) => ({ head: bytes(lines[1 + 2 * i]), capsule: bytes(lines[2 + 2 * i]),
    body: readFileSync(join(folder, name, `${i + 1}.age`)) }));
}
function opened(name, which, holders) {
  const { head, capsule, body } = envelopes(name)[which], locks = locksetOf(lockset), ctx = new Uint8Array(hash(head));
  checkCapsule(locks, ctx, capsule);
  assert.match(Buffer.from(head).toString(), new RegExp(`^sha256 ${hash(body).toString("hex")}$`, "m"));
  const key = keyOfTurns(locks, capsule, holders.map((i) => turn(locks, ctx, capsule, i, secrets[i - 1])));
  return stockOpened(identityText(key), join(folder, name, `${which + 1}.age`), folder);
}

step("any two padlock holders open it with stock age, byte for byte", () => {
  const quality = opened("bid-lot-1-version-1", 0, [3, 1]);
  assert.equal(String(quality("1")), "More.\n");
  assert.ok(quality("2").equals(big));
  assert.match(String(quality("manifest")), /^file 1 6 [0-9a-f]{64} Zus%C3%A4tze.txt$/m);
  assert.equal(String(opened("bid-lot-1-version-1", 1, [2, 3])("1")), "1 2027 0 1000.50\n1 2028 0 2000.00\n");
});
step("sealed again it is under another key", async () => {
  const [before] = envelopes("bid-lot-1-version-1");
  await sealInto("again.tar");
  const [now] = envelopes("bid-lot-1-version-1");
  const recipient = ({ head }) => /^recipient (.*)$/m.exec(Buffer.from(head))[1];
  assert.notEqual(recipient(now), recipient(before));
});
step("nothing is kept in the browser", async () => {
  assert.deepEqual(await page.evaluate(() => indexedDB.databases()), []);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
});

/* ---- from the page of a bid to the box, and sealed elsewhere into the page ---- */

let book, door, there, bid;
const bidPage = `/t/${year}-103/bid/1`, real = (version) => `bid-lot-1-version-${version}`;
const asBidder = ["--as", "bidder.key", "-p", `${year}-103`];

async function begin() {
  await bid.goto(door.url + bidPage);
  await bid.waitForSelector("html[data-bid=ready]");
}
async function order_(path) {
  await begin();
  await bid.locator("summary", { hasText: "Seal without this page" }).click();
  const [download] = await Promise.all([bid.waitForEvent("download"), bid.getByRole("button", { name: "Save the order" }).click()]);
  await download.saveAs(join(folder, path));
}
/* What the page on the bidder's own disk makes of it. */
async function sealedOffline(orderFile, tar) {
  await page.reload();
  await readOrder(join(folder, orderFile));
  await page.waitForSelector("#order-read:visible");
  await page.setInputFiles("#files", [join(folder, "Zusätze.txt"), join(folder, "Method.pdf")]);
  await page.fill("#price-lines", "1 2027 0 1,000.50\n1 2028 0 2000");
  await press("Seal and save");
  await page.waitForSelector("#tb-trouble");
  await sealInto(tar);
}
const bring = (...names) => bid.setInputFiles("#tb-bring", names.map((name) => join(folder, name)));
async function refused(words, ...names) {
  await bring(...names);
  await bid.waitForSelector("#tb-bid-wrong:visible");
  assert.match(await bid.locator("#tb-bid-fault").innerText(), words);
  assert.equal(await bid.locator("#tb-bid-form").isVisible(), false);
}
async function submitted() {
  await bid.waitForSelector("#tb-bid-form:visible");
  await leads(bid, () => bid.click("text=Read it once more and submit"));
  await bid.click("text=Sign and enter");
  await bid.waitForURL(/\/entered\//);
}
/* The very files of that folder lie beside the book, where the opening takes them from. */
function lieThere(name) {
  for (const file of ["1.age", "2.age"]) {
    const bytes = readFileSync(join(folder, name, file));
    assert.ok(readFileSync(join(book, "sealed", hash(bytes).toString("hex"))).equals(bytes), `${name}/${file}`);
  }
}

before(async () => {
  if (skip)
    return;
  living(join(folder, "kept"));
  book = join(folder, "kept/book");
  copyFileSync(join(folder, "kept/people/living/copper.key"), join(folder, "bidder.key"));
  chmodSync(join(folder, "bidder.key"), 0o600);
  door = await serve(book, ["--demonstration"]);
  there = await visitor();
  bid = await there.open(`${door.url}/demonstration`);
  await leads(bid, () => bid.getByRole("button", { name: "Copperfield" }).first().click());
});
after(async () => { await there?.close(); await door?.close(); });

step("the page of a bid gives its order, and the very page that seals it", async () => {
  await begin();
  await bid.locator("summary", { hasText: "Seal without this page" }).click();
  const [saved] = await Promise.all([bid.waitForEvent("download"), bid.getByRole("link", { name: "tenderbox-seal.html" }).click()]);
  await saved.saveAs(join(folder, "from-server.html"));
  assert.ok(readFileSync(join(folder, "from-server.html")).equals(readFileSync(file)), "what the server gives is what the program brings");
  await order_("first.json");
  await sound(bid, "bid-order");
  await sealedOffline("first.json", "first.tar");
});
step("what is not this bid is told before anything is sent", async () => {
  const one = real(1), sealed = readFileSync(join(folder, one, "1.age"));
  const sent = [];
  bid.on("request", (request) => { if (/\/api\/1\/(part|upload)\//.test(request.url())) sent.push(request.url()); });
  await begin();
  await bid.locator("summary", { hasText: "sealed already" }).click();
  await refused(/heads is not among/, `${one}/1.age`, `${one}/2.age`);
  await refused(/2\.age is not among/, `${one}/heads`, `${one}/1.age`);
  await refused(/sealed for another tender/, "bid.tar");
  await refused(/two files called 1\.age/, "bid.tar", "first.tar");
  sealed[sealed.length - 1] ^= 1;
  writeFileSync(join(folder, "1.age"), sealed);
  await refused(/1\.age is not the one that was sealed: its fingerprint/, "1.age", `${one}/heads`, `${one}/2.age`);
  writeFileSync(join(folder, "1.age"), sealed.subarray(1));
  await refused(/1\.age is not the one that was sealed: it has/, "1.age", `${one}/heads`, `${one}/2.age`);
  const heads = readFileSync(join(folder, one, "heads"), "utf8");
  writeFileSync(join(folder, "heads"), heads.replace("capsule", "capsule "));
  await refused(/heads is not what tenderbox wrote/, "heads", `${one}/1.age`, `${one}/2.age`);
  const [title, first, mine, second, theirs, end] = heads.split("\n");
  writeFileSync(join(folder, "heads"), [title, first, theirs, second, mine, end].join("\n"));
  await refused(/does not hold: the padlocks would not open it/, "heads", `${one}/1.age`, `${one}/2.age`);
  await sound(bid, "bid-brought-refused");
  assert.deepEqual(sent, []);
});
step("sealed on the bidder's own disk, it is brought into the page and submitted", async () => {
  await bring("first.tar");
  await bid.waitForSelector("#tb-bid-form:visible");
  assert.equal(await bid.locator("#tb-task-files").innerText(), "Sealed elsewhere");
  const sha256 = hash(readFileSync(join(folder, real(1), "1.age"))).toString("hex");
  assert.match(await bid.locator("#tb-read").innerText(), new RegExp(`1\\.age, 9\\.7 MB, fingerprint ${sha256}`));
  await sound(bid, "bid-brought");
  await begin();
  assert.equal(await bid.locator("#tb-task-submit").innerText(), "Ready: not submitted yet", "it is kept when the page is closed");
  await submitted();
  lieThere(real(1));
});
step("sealed by the command line, its folder is brought into the page and submitted", async () => {
  writeFileSync(join(folder, "prices"), "1 2027 0 1000.50\n1 2028 0 2000.00\n");
  tenderbox("seal", ...asBidder, "--book", book, "--lot", "1", "--quality", "Method.pdf", "--price", "prices", "--out", "by-line", "--yes");
  await begin();
  await refused(/sealed as version 1, and the next one is version 2/, "first.tar");
  await bid.locator("summary", { hasText: "sealed already" }).click();
  await bring("by-line/heads", "by-line/1.age", "by-line/2.age");
  await submitted();
  lieThere("by-line");
  const said = JSON.parse(tenderbox("deposit", "by-line", ...asBidder, "--book", book, "--json"));
  assert.equal(said.stands, true, "the command line finds that very bid in the box");
});
step("sealed on the bidder's own disk, the command line hands it in", async () => {
  await order_("third.json");
  await sealedOffline("third.json", "third.tar");
  assert.match(tenderbox("deposit", real(3), ...asBidder, "--book", book, "--json"), /"done": true/);
  await begin();
  assert.match(await bid.locator("main").innerText(), /Version 3 is in the box/);
  there.calm();
});
