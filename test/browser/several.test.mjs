/* An officer whose key is in their own browser opens all envelopes of a lot: one press, a signature for each, and where
 * one is refused meanwhile the others stand and the page says which. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { year } from "./demonstration.mjs";
import { freePort, living, noBrowser, program, serve, sound, visitor } from "./door.mjs";

const skip = noBrowser, tender = `/t/${year}-102`, WORDS = "four words that rhyme";
let folder, book, door, at, page;

const keyOf = (name) => join(folder, "kept/people/living", `${name}.key`);
const run = (...words) => execFileSync(program, [...words, "--book", book, "-q"], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
const officers = (...words) => run(...words, "--as", keyOf("petra"), "--with", keyOf("luca"), "-p", `${year}-102`);
const numberOf = (who) => /^number (.*)$/m.exec(readFileSync(keyOf(who), "utf8"))[1];
const press = (name) => page.getByRole("button", { name }).click();
const main = () => page.textContent("main");

/* Two bids are admitted, and enough padlocks have turned. */
function turned() {
  officers("act", "box-list", "round=1", "clock=operator", "reason=No witness was at hand");
  for (const firm of ["eider", "harrow"])
    officers("act", "admit", "lot=1", `bidder=${numberOf(firm)}`, "reason=Complete");
  const name = /^[a-z2-7]{32}$/m.exec(run("show", "-p", `${year}-102`))[0];
  for (const who of ["mae", "jude"])
    run("turn", "--lot", "1", "--envelope", "quality", "-p", name, "--as", keyOf(who));
}

before(async () => {
  if (skip)
    return;
  folder = mkdtempSync(join(tmpdir(), "several-"));
  living(join(folder, "kept"));
  book = join(folder, "kept/book");
  turned();
  const port = freePort();
  writeFileSync(join(folder, "conf"), `site      Saltmarsh\naddress   http://localhost:${port}\n`);
  const link = run("invite", "petra@saltmarsh.example", "to open envelopes", "--config", join(folder, "conf"));
  door = await serve(book, ["--config", join(folder, "conf")], `127.0.0.1:${port}`);
  door.url = `http://localhost:${port}`;
  at = await visitor();
  page = await at.open(link);
  page.setDefaultTimeout(60000);
});
after(async () => {
  await at?.close();
  await door?.close();
  if (folder)
    rmSync(folder, { recursive: true });
});

const step = (name, work) => test(name, { skip }, async () => { await work(); at.calm(); });

step("an officer joins, and brings in the key that their command line has", async () => {
  await page.fill("#name", "Petra Voss");
  await page.fill("#passphrase", WORDS);
  await page.fill("#again", WORDS);
  await press("Join");
  await page.waitForURL(/\/me/);
  await page.goto(`${door.url}/me/keys/bring`);
  await page.setInputFiles("#tb-key-file", keyOf("petra"));
  await page.fill("#tb-passphrase", WORDS);
  await page.fill("#tb-passphrase-again", WORDS);
  await press("Bring it in");
  await page.locator("#tb-code:not(:empty)").waitFor();
  await press("Bring it in");
  await page.waitForURL(/\/me\b(?!\/keys\/bring)/);
});

step("all envelopes of a lot are opened at one press, and shown before any is signed", async () => {
  await page.goto(`${door.url}${tender}/open`);
  await sound(page, "open-all");
  await press(/^Open all 2/);
  await page.waitForURL(/\/check\//);
  await page.locator("#tb-sign-form[data-ready]").waitFor();
  assert.equal(await page.locator("#tb-trouble").count(), 0);
  assert.match(await main(), /What you sign: 2, each by itself[^]*Eider Marine Works Ltd, lot 1[^]*Harrow & Plumb Dredging, lot 1/);
  assert.equal((await page.locator("#tb-exactly").textContent()).match(/^tenderbox\/act\/v1$/gm).length, 2);
  await sound(page, "open-all-check");
});

/* In another window. */
async function openedAlone(whose) {
  const other = await at.open(`${door.url}${tender}/open`);
  await other.getByRole("button", { name: new RegExp(`^Open it.*${whose}`) }).click();
  await other.locator("#tb-sign-form[data-ready]").waitFor();
  await other.getByRole("button", { name: "Sign and enter" }).click();
  await other.waitForURL(/\/entered\//);
  await other.close();
}

step("one that was entered from elsewhere meanwhile is refused and named; the other one stands", async () => {
  const listed = page.url();
  await openedAlone("Harrow");
  await press("Sign and enter all");
  await page.getByText("Entered, and they stand:").waitFor();
  assert.equal(page.url(), listed);
  assert.match(await main(), /Entered, and they stand:\s*Eider Marine Works Ltd[^]*Not entered:\s*Harrow & Plumb Dredging, lot 1 .*: quality\. /);
  await sound(page, "open-all-refused");
});

step("what was entered is open", async () => {
  await page.goto(`${door.url}${tender}/open`);
  assert.match(await main(), /Nothing can be opened now[^]*Eider Marine Works Ltd, lot 1 .*: quality\s*Open\. Its files are here\./);
});
