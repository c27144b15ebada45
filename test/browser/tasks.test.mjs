/* What people do often, with as few presses as doc/tasks.md says, among the people of the living demonstration. A press is
 * a link, a button or a place to type in that is chosen, or a key; words, numbers and files that are given are not counted. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { leads, living, noBrowser, program, serve, visitor, words } from "./door.mjs";
import { become, year } from "./demonstration.mjs";

const skip = noBrowser;
let folder, book, door;

before(async () => {
  if (skip)
    return;
  folder = join(mkdtempSync(join(tmpdir(), "tasks-")), "play");
  living(folder);
  book = join(folder, "book");
  door = await serve(book, ["--demonstration"]);
});
after(async () => { await door?.close(); });

/** Somebody who begins at an address, and whose presses are counted. @param {string} id as "living-wren"; empty: nobody */
async function somebody(id, path) {
  const at = await visitor();
  if (id)
    await become(at.context, door.url, id);
  const page = await at.open(door.url + path);
  let count = 0;
  return Object.assign(at, { page, count: () => count,
    press: async (locator) => { count++; await locator.click(); },
    follow: async (locator) => { count++; await leads(page, () => locator.click()); },
    key: async (name) => { count++; await leads(page, () => page.keyboard.press(name)); },
    left: async () => { at.calm(); await at.close(); } });
}

const step = (name, work) => test(name, { skip }, work);
const link = (who, name) => who.page.getByRole("link", { name });
const button = (who, name) => who.page.getByRole("button", { name });

step("what one must do, and by when, is there as soon as one is signed in", async () => {
  const copper = await somebody("", "/demonstration");
  await leads(copper.page, () => button(copper, "Copperfield & Daughters Ltd").first().click());
  assert.match(await words(copper.page), /Next for you[^]*Lot 1: seal and hand in your bid, with 1 expected file, before .* GMT, unless it is in the box already/);
  await copper.left();
});

step("why a bid lost is found with two presses from the tender: its marks, each with the panel's reason", async () => {
  const bela = await somebody("vehicle-recovery-bela", "/t/2026-42");
  await bela.follow(link(bela, "the results in pictures"));
  assert.match(await words(bela.page), /Cora Fleet Services plc won, with 84\.94; your bid has 83\.00/);
  const found = bela.page.getByRole("region", { name: "What the panel found of your bid for lot 1" });
  assert.deepEqual(await found.locator("tbody tr").allInnerTexts(), [
    "Response on the road\t4 of 5\tPage 14 names the crews that are ours alone.",
    "Care for owners and evidence\t3 of 5\tOwners are told within a day, as is asked; page 20 goes no further."]);
  assert.ok(bela.count() <= 2, String(bela.count()));
  await bela.left();
  for (const other of ["", "vehicle-recovery-cora", "vehicle-recovery-dray", "vehicle-recovery-olga"]) {
    const at = await somebody(other, "/t/2026-42/results");
    assert.doesNotMatch(await words(at.page), /crews that are ours alone/, other);
    await at.left();
  }
});

step("who watches a tender finds what to ask about, and who manages a contract what was promised, with one press", async () => {
  const ursula = await somebody("living-ursula", "/home");
  await ursula.follow(link(ursula, /^what to ask about in Patient meals/));
  assert.match(await words(ursula.page), /What to ask about[^]*Late[^]*What moved after publication[^]*People/);
  assert.equal(ursula.count(), 1);
  await ursula.left();
  const mona = await somebody("vehicle-recovery-mona", "/home");
  await mona.follow(link(mona, /^the contract of Vehicle recovery/));
  assert.match(await words(mona.page), /Looking after the contract[^]*Runs to the end of Sunday 31 March 2030[^]*Notices/);
  assert.equal(mona.count(), 1);
  await mona.left();
});

step("who decided, when and on which paper is found by who watches with one press, and the paper with two", async () => {
  const opal = await somebody("vehicle-recovery-opal", "/home");
  await opal.follow(link(opal, /^what to ask about in Vehicle recovery/));
  const main = await words(opal.page);
  assert.match(main, /Monday 23 February 2026, 09:00 GMT\s*Awarded to Cora Fleet Services plc, by Olga Hart and Bill Okafor\./);
  assert.match(main, /Version 1 was approved \(Commissioner: may it be signed\?\), by Ines Varga, [^]*As recommended\./);
  assert.match(main, /The box was closed and listed, by Olga Hart and Bill Okafor\./);
  assert.match(main, /Finn Adeyemi must leave, it was ruled, by Olga Hart\. A cousin/);
  const [paper] = await Promise.all([opal.page.waitForEvent("download"), opal.press(link(opal, "The paper of: Awarded to Cora Fleet Services plc"))]);
  assert.ok(readFileSync(await paper.path()).length > 0);
  assert.ok(opal.count() <= 2, String(opal.count()));
  await opal.left();
});

step("who opened the box, what changed and how to check it at home is found by anybody with one press from the tender", async () => {
  const anybody = await somebody("", "/t/2026-42");
  const main = await words(anybody.page);
  assert.match(main, /What changed since the notice[^]*Night cover made clear/);
  assert.equal(await link(anybody, "Download the public record of this tender").count(), 1);
  await anybody.follow(link(anybody, "Watch the opening"));
  assert.match(await words(anybody.page), /Hana Lowe, for the buyer[^]*Turned Thursday 12 February 2026, 14:00 GMT[^]*Late: stays shut/);
  assert.equal(anybody.count(), 1);
  await anybody.left();
});

step("a chair sees who still marks, and by when, as soon as one is signed in; the panel's page is one press away", async () => {
  const cleo = await somebody("living-cleo", "/home");
  assert.match(await words(cleo.page), /Waiting for others\s*Finn Adeyemi, ward manager: Lot 1: mark every bid and close your sheet, before /);
  await cleo.follow(link(cleo, /^the panel of Patient meals/));
  assert.match(await words(cleo.page), /Sheets are to be closed by [^]*Gita Rao, for the patients' council: Still marking/);
  assert.equal(cleo.count(), 1);
  await cleo.left();
  for (const [who, name, path] of [["living-eva", /^your marks in/, /\/score$/], ["living-jude", /^your padlock in Night buses/, /\/padlocks$/], ["living-jude", /^the opening of Night buses/, /\/opening$/]]) {
    const at = await somebody(who, "/home");
    await at.follow(link(at, name));
    assert.match(at.page.url(), path);
    await at.left();
  }
});

step("an entry of the log is found by its number with three presses from any page", async () => {
  const anybody = await somebody("", "/help");
  await anybody.follow(anybody.page.getByRole("navigation").getByRole("link", { name: "Log", exact: true }));
  await anybody.press(anybody.page.getByLabel("Number of the entry"));
  await anybody.page.keyboard.type("61");
  await anybody.key("Enter");
  assert.match(anybody.page.url(), /\/log\/entry\/61$/);
  assert.match(await words(anybody.page), /Entry 61 of the log/);
  assert.ok(anybody.count() <= 3, String(anybody.count()));
  anybody.calm();
  for (const [typed, status] of [["99999999", 404], ["none", 404], ["", 404], ["-1", 404], ["1/receipt", 404], [" 61 ", 200]])
    assert.equal((await fetch(`${door.url}/log/entry?entry=${encodeURIComponent(typed)}`)).status, status, typed);
  await anybody.left();
});

step("a receipt is checked with three presses from any page", async () => {
  const receipt = await (await fetch(`${door.url}/log/entry/8817/receipt`)).text(), anybody = await somebody("", "/help");
  await anybody.follow(anybody.page.locator("footer").getByRole("link", { name: "Check a receipt" }));
  await anybody.press(anybody.page.getByLabel("The receipt"));
  await anybody.page.keyboard.insertText(receipt);
  await anybody.follow(button(anybody, "Check this receipt"));
  assert.match(await words(anybody.page), /GOOD/i);
  assert.ok(anybody.count() <= 3, String(anybody.count()));
  await anybody.left();
});

step("a bid with files is handed in with six presses from signing in", async () => {
  const copper = await somebody("living-copper", "/home"), { page } = copper;
  await copper.follow(link(copper, /seal and hand in your bid/));
  await page.waitForSelector("html[data-bid=ready]");
  const chooser = page.waitForEvent("filechooser");
  await copper.press(page.locator("#tb-files"));
  await (await chooser).setFiles(["Drivers.pdf", "Buses.pdf"].map((name) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(`%PDF-1.4\n${name}\n`) })));
  await copper.press(page.locator("#tb-price-lines"));
  await page.keyboard.type("1 2027 0 1000.00");
  await copper.press(page.locator("#tb-seal"));
  await page.waitForSelector("#tb-bid-form:visible");
  await copper.follow(button(copper, "Read it once more and submit"));
  await copper.press(button(copper, /^Sign and/));
  await page.waitForURL(/\/entered\//);
  assert.ok(copper.count() <= 6, String(copper.count()));
  await copper.left();
});

/* ---- a turn ---- */

const key = (who) => join(folder, `people/living/${who}.key`);
const types = (who, ...rest) => execFileSync(program, [...rest, "--book", book, "--as", key(who), "-p", `${year}-102`], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const number = (who) => /^number (.*)$/m.exec(readFileSync(key(who), "utf8"))[1];

step("a turn that was made elsewhere is brought with three presses from signing in", async () => {
  types("petra", "act", "box-list", "round=1", "clock=operator", "reason=Played.", "--with", key("luca"));
  for (const firm of ["eider", "harrow"])
    types("petra", "act", "admit", "lot=1", `bidder=${number(firm)}`, "reason=Complete", "--with", key("luca"));
  const jude = await somebody("living-jude", "/home"), bundle = join(folder, "to-turn.tbx"), turn = join(folder, "turn.tbx");
  await jude.follow(link(jude, /turn your padlock/).first());
  const [saved] = await Promise.all([jude.page.waitForEvent("download"), link(jude, "What is to be turned").click()]);
  await saved.saveAs(bundle);
  const name = /^[a-z2-7]{32}$/m.exec(execFileSync(program, ["show", "-p", `${year}-102`, "--book", book], { encoding: "utf8" }))[0];
  execFileSync(program, ["turn", "--bundle", bundle, "--lot", "1", "--envelope", "quality", "--as", key("jude"), "-p", name,
    "--policy", join(book, "policy"), "--out", turn], { stdio: ["ignore", "pipe", "pipe"] });
  const chooser = jude.page.waitForEvent("filechooser");
  await jude.press(jude.page.getByLabel("The file of your turn"));
  await (await chooser).setFiles(turn);
  await jude.follow(button(jude, "Enter this turn"));
  assert.match(await words(jude.page), /The padlock of Jude Amadi, district auditor has turned/);
  assert.ok(jude.count() <= 3, String(jude.count()));
  await jude.left();
});
