/* What lay in envelopes, in pages: an officer brings the files of a tender whose padlocks have turned, an
 * evaluator and their bidder read them, and of another tender an officer opens an envelope and signs what
 * goes on record. All are invented people of a demonstration. */
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { become, somebody } from "./demonstration.mjs";
import { allSound, leads, living, noBrowser, program, serve, sound, visitor, words } from "./door.mjs";

const skip = noBrowser, year = new Date().getFullYear(), meals = `/t/${year}-101`, dredging = `/t/${year}-102`;
let folder, book, door, nadia, petra, scanner;

/* A real clamd that knows one thing, and settings that name it. */
const noScanner = skip || (existsSync("/usr/sbin/clamd") ? false : "no clamd here");

function scannerBegin() {
  const known = join(folder, "known"), conf = join(folder, "clamd.conf"), socket = join(folder, "clamd.sock");
  mkdirSync(known);
  writeFileSync(join(known, "known.ndb"), `Invented-Method:0:*:${Buffer.from("Method.pdf").toString("hex")}\n`);
  writeFileSync(conf, `DatabaseDirectory ${known}\nLocalSocket ${socket}\nForeground yes\n`);
  writeFileSync(join(folder, "tenderbox.conf"), `clamd ${socket}\n`);
  return spawn("/usr/sbin/clamd", ["-c", conf], { stdio: "ignore" });
}

const run = (...args) => execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"],
  env: { ...process.env, TENDERBOX_BOOK: book } }).trim();
const keyOf = (name) => join(folder, "kept/people/living", `${name}.key`);

const becomes = (name, how) => somebody(door.url, name, how);

before(async () => {
  if (skip)
    return;
  folder = mkdtempSync(join(tmpdir(), "opened-"));
  book = join(folder, "kept/book");
  living(join(folder, "kept"));
  rmSync(join(book, "opened"), { recursive: true });                  // as where they were opened elsewhere
  scanner = noScanner ? null : scannerBegin();
  door = await serve(book, ["--demonstration", ...scanner ? ["--config", join(folder, "tenderbox.conf")] : []]);
  nadia = await becomes("Nadia Okoro");
  petra = await becomes("Petra Voss");
});
after(async () => { await nadia?.close(); await petra?.close(); await door?.close(); scanner?.kill(); });

const step = (name, work) => test(name, { skip }, work);
const main = (at) => words(at.page);

const everywhere = (id, path, picture) => allSound([[door.url + path, picture]], { signIn: (context) => become(context, door.url, id) });

step("an officer brings the files of envelopes that are open on record", async () => {
  await nadia.page.goto(`${door.url}${meals}/open`);
  assert.match(await main(nadia), /Its files are not here/);
  for (const firm of ["Bramble", "Oatfield", "Ladle"]) {
    await leads(nadia.page, () => nadia.page.getByRole("button", { name: new RegExp(`Bring its files here.*${firm}`) }).click());
    assert.match(await main(nadia), /The files are here/);
  }
  assert.equal(statSync(join(book, "opened")).mode & 0o777, 0o700);
  nadia.calm();
  await everywhere("living-nadia", `${meals}/open`, "open");
});

step("an evaluator finds them with size and fingerprint, and saves one as its bidder made it", async () => {
  const eva = await becomes("Eva Marsh, dietitian");
  await eva.page.goto(`${door.url}${meals}/opened`);
  assert.match(await main(eva), /Bramble Kitchens Ltd[^]*Menus\.pdf, 60\.0 kB/);
  const coming = eva.page.waitForEvent("download");
  await eva.page.getByRole("link", { name: "save Menus.pdf" }).first().click();
  const file = await coming, bytes = readFileSync(await file.path());
  assert.equal(file.suggestedFilename(), "Menus.pdf");
  assert.ok((await main(eva)).includes(createHash("sha256").update(bytes).digest("hex")));
  eva.calm();
  await eva.close();
  await everywhere("living-eva", `${meals}/opened`, "opened");
  await everywhere("living-nadia", `${meals}/opened`, "opened-officer");
});

test("what a scanner finds is said beside the file, which is saved as before", { skip: noScanner }, async () => {
  const eva = await becomes("Eva Marsh, dietitian");
  const looks = async () => { await eva.page.goto(`${door.url}${meals}/opened`); return main(eva); };
  let said = await looks();
  for (let i = 0; i < 600 && /Not scanned yet/.test(said); i++) {      // where it had not begun it is asked again
    await new Promise((done) => { setTimeout(done, 500); });
    said = await looks();
  }
  assert.match(said, /Method\.pdf[^]*The scanner found Invented-Method\.UNOFFICIAL in this file/);
  assert.match(said, /Menus\.pdf[^]*nothing was found \(ClamAV/);
  const coming = eva.page.waitForEvent("download");
  await eva.page.getByRole("link", { name: "save Method.pdf" }).click();
  assert.ok(statSync(await (await coming).path()).size > 1000);
  for (const width of [320, 1280]) {
    const at = await becomes("Eva Marsh, dietitian", { width });
    await at.page.goto(`${door.url}${meals}/opened`);
    await sound(at.page, `opened-scanned-${width}`);
    await leads(at.page, () => at.page.getByRole("link", { name: "Read Method.pdf" }).click());
    await sound(at.page, `read-scanned-${width}`);
    at.calm();
    await at.close();
  }
  eva.calm();
  await eva.close();
});

step("its bidder reads its own, a rival and whoever has no part nothing of it", async () => {
  const bramble = await becomes("Bramble Kitchens"), gita = await becomes("Copperfield");
  await bramble.page.goto(`${door.url}${meals}/opened`);
  const said = await main(bramble);
  assert.ok(said.includes("Bramble Kitchens") && !said.includes("Oatfield"));
  const other = await nadia.page.goto(`${door.url}${meals}/opened`).then(() =>
    nadia.page.getByRole("link", { name: "save Method.pdf" }).getAttribute("href"));
  assert.equal((await bramble.page.goto(door.url + other)).status(), 404);
  assert.equal((await gita.page.goto(door.url + other)).status(), 404);
  assert.equal((await gita.page.goto(`${door.url}${meals}/opened`)).status(), 404);
  bramble.calm(404);
  gita.calm(404);
  await bramble.close();
  await gita.close();
});

step("a file is read in the page, or it is said why not", async () => {
  const eva = await becomes("Eva Marsh, dietitian");
  await eva.page.goto(`${door.url}${meals}/opened`);
  await leads(eva.page, () => eva.page.getByRole("link", { name: "Read Menus.pdf" }).first().click());
  assert.match(await main(eva), /Page 1 of 12, as a picture|has no program that draws them/);
  await sound(eva.page, "read");
  eva.calm();
  await eva.close();
});

step("once padlocks have turned an officer opens an envelope, and signs what goes on record", async () => {
  const both = ["--as", keyOf("petra"), "--with", keyOf("luca"), "-p", `${year}-102`, "-q"];
  run("act", "box-list", "round=1", "clock=operator", "reason=No witness was at hand", ...both);
  await petra.page.goto(`${door.url}${dredging}/open`);
  assert.match(await main(petra), /Nothing can be opened now/);
  const bidders = [...new Set((await main(petra)).match(/\b(Eider|Gannet|Rook)[^,]*/g))];
  assert.ok(bidders.length > 0, "bids are listed as still shut");
  const numbers = [...(await petra.page.content()).matchAll(/quality-(\d+)|price-(\d+)/g)];
  assert.equal(numbers.length, 0, "what is shut has no button");
  await sound(petra.page, "open-shut");
  petra.calm();
});

step("the opening leads to its record, which is a document of its own and a PDF", async () => {
  for (const width of [320, 1280]) {
    const at = await visitor({ width });
    const page = await at.open(`${door.url}${meals}/opening`);
    await page.locator("summary", { hasText: "You hold a padlock" }).click();
    await sound(page, `opening-holder-${width}`);
    await leads(page, () => page.getByRole("link", { name: "The record of the opening" }).click());
    assert.match(await page.textContent("main"), /Who turned, and when/);
    assert.match(await page.textContent("main"), /bidder \d+/);
    assert.ok(!/\b1040000|1,040,000/.test(await page.textContent("main")), "prices that are sealed are not in it");
    await sound(page, `opening-record-${width}`);
    at.calm();
    await at.close();
  }
  const pdf = await fetch(`${door.url}${meals}/opening/record?form=pdf`);
  assert.equal(pdf.headers.get("content-type"), "application/pdf");
  assert.equal(Buffer.from(await pdf.arrayBuffer()).subarray(0, 5).toString(), "%PDF-");
  assert.equal((await fetch(`${door.url}${dredging.replace("102", "103")}/opening/record`)).status, 404);
});
