/* An officer writes a tender of one lot in the browser, sees what is wrong, mends it, looks at it as
 * bidders will, and proposes it; another officer agrees, and it is published. Both are invented people of a
 * demonstration; the tender is begun by the command line, as its padlocks always are. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { somebody } from "./demonstration.mjs";
import { leads, living, noBrowser, program, serve, sound, visitor, words } from "./door.mjs";

const skip = noBrowser, year = new Date().getFullYear(), number = `${year}-200`;
let folder, book, door, nadia, tom, cora, link;

const run = (...args) => execFileSync(program, args, { encoding: "utf8", cwd: folder, stdio: ["ignore", "pipe", "pipe"],
  env: { ...process.env, TENDERBOX_BOOK: book } }).trim();
const tenderbox = (...args) => run(...args, "-p", number, "-q");
const staged = `${year}-201`;               // of two rounds, published by the command line
const keyOf = (name) => join(folder, "kept/people/living", `${name}.key`);

/* A file of a tender up to its publication: two officers, a panel, three padlocks. */
function begin(number) {
  const today = new Date().toISOString().slice(0, 10), tenderbox = (...args) => run(...args, "-p", number, "-q");
  run("act", "begin", `year=${year}`, `number=${number.split("-")[1]}`, "kind=open", `rules=${today}`, "zone=Europe/London",
    "division=england-wales", "title=Laundry for Fernley", "buyer=Fernley Hospitals NHS Trust", "--as", keyOf("nadia"),
    "--with", keyOf("tom"), "-q");
  copyFileSync(join(book, "policy"), join(folder, "policy"));
  for (const [who, role] of [["Hana Lowe", "holder"], ["Ivo Bell", "holder"], ["Jade Osei", "holder"],
    ["Cleo Stamp", "chair"], ["Eva Marsh", "evaluator"], ["Finn Adeyemi", "evaluator"]]) {
    const key = `${who.split(" ")[0]}-${number}.key`, holds = role === "holder";
    writeFileSync(join(folder, `${key}.public`), run(...(holds ? ["padlock", "new"] : ["key"]), key, who, "--no-passphrase"));
    tenderbox("enlist", `${key}.public`, who, role, "--as", keyOf("nadia"));
    tenderbox("act", ...(holds ? ["padlock"] : ["conflict", "finding=none"]), "--as", key);
  }
  for (const officer of ["nadia", "tom"])
    tenderbox("act", "conflict", "finding=none", "--as", keyOf(officer));
  for (const fact of ["electronic", "all-documents"])
    tenderbox("act", "fact", `fact=${fact}`, "value=yes", "reason=All comes through this box", "--as", keyOf("nadia"));
}

/* First who is fit, then their tenders. */
function publishStaged() {
  const soon = new Date(Date.now() + 20 * 86400e3).toISOString().slice(0, 10);
  writeFileSync(join(folder, "staged"), `lot lot=1 regime=pa-2023-light least=100,000 least_basis="Area" most=200,000 \\
    most_basis="Area" months=24 title="Laundry"
mark scale=1 mark=0 says="Nothing"
mark scale=1 mark=3 says="Enough"
mark scale=1 mark=5 says="All of it"
criterion lot=1 criterion=1 round=1 kind=quality weight=100 scale=1 least=3 title="Experience"
criterion lot=1 criterion=2 kind=quality weight=50 scale=1 title="Method"
criterion lot=1 criterion=3 kind=price weight=50 title="Price"
formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
round round=1 kind=selection needed=2 padded=65536
round round=2 kind=tender needed=2 padded=65536
timetable round=1 event=deadline moment="${soon} 12:00"
`);
  run("act", "publish", `retention=${year + 12}-01-01 00:00`, "notice=UK4", "policy=@policy", "--batch", "staged",
    "--as", keyOf("nadia"), "--with", keyOf("tom"), "-p", staged, "-q");
}

/* Somebody invented, in a browser of their own. */
const becomes = (name, how) => somebody(door.url, name, how);

before(async () => {
  if (skip)
    return;
  folder = mkdtempSync(join(tmpdir(), "drafts-"));
  book = join(folder, "kept/book");
  living(join(folder, "kept"));
  begin(number);
  begin(staged);
  publishStaged();
  link = run("invite", "cora@finch.example", "to bid", "-q");
  door = await serve(book, ["--demonstration"]);
  nadia = await becomes("Nadia Okoro");
  tom = await becomes("Tom Ridley");
});
after(async () => { await nadia?.close(); await tom?.close(); await cora?.close(); await door?.close(); });

const step = (name, work) => test(name, { skip }, async () => { await work(); nadia.calm(422); tom.calm(422); });
const draft = (more = "") => `${door.url}/t/${number}/draft${more}`;
const click = (at, name) => at.page.getByRole("button", { name, exact: true }).click();
const button = (at, name) => leads(at.page, () => click(at, name));
const main = (at) => words(at.page);
const text = (at) => at.page.inputValue("#f-text");

/* A page without a word, of whoever has scripts off: what they see, and that it is sound. */
async function plain(name, path, picture) {
  for (const width of [320, 1280]) {
    const at = await becomes(name, { width });
    await at.page.goto(door.url + path);
    await sound(at.page, `${picture}-${width}`);
    await at.close();
  }
}

step("an officer is asked what to begin with", async () => {
  await nadia.page.goto(draft());
  assert.match(await main(nadia), /What do you want to begin with/);
  await sound(nadia.page, "draft-begin");
});

step("and gets an example that explains itself, with its lines numbered", async () => {
  await button(nadia, "Begin");
  assert.match(await text(nadia), /^# An example/);
  assert.match(await text(nadia), /^lot lot=1 regime=pa-2023/m);
  assert.equal(await nadia.page.textContent("#line-12"), "12");
  await sound(nadia.page, "draft-example");
});

step("all that is wrong is said with its line, and leads there", async () => {
  const lines = (await text(nadia)).replace("kind=price weight=40", "kind=price weight=30")
    .replace("mark scale=1 mark=3", "marc scale=1 mark=3");
  await nadia.page.fill("#f-text", lines);
  await button(nadia, "Save and check");
  const said = await main(nadia), wrong = lines.split("\n").findIndex((line) => line.startsWith("marc ")) + 1;
  assert.match(said, new RegExp(`Line ${wrong}`));
  assert.match(said, /weights of a lot do not add up/);
  await nadia.page.getByRole("link", { name: `Line ${wrong}` }).click();
  const at = await nadia.page.evaluate(() => {
    const box = document.getElementById("f-text");
    return [document.activeElement === box, box.value.slice(box.selectionStart, box.selectionEnd)];
  });
  assert.deepEqual(at, [true, lines.split("\n")[wrong - 1]]);
  await sound(nadia.page, "draft-faults");
});

step("mended, nothing is wrong", async () => {
  await nadia.page.fill("#f-text", (await text(nadia)).replace("weight=30 title=\"Price\"", "weight=40 title=\"Price\"")
    .replace("marc scale", "mark scale"));
  await button(nadia, "Save and check");
  assert.match(await main(nadia), /nothing is wrong with it/);
  await sound(nadia.page, "draft-right");
});

step("the other officer sees it, and who of two saves over the other is shown both", async () => {
  await tom.page.goto(draft());
  assert.match(await main(tom), /Saved last by Nadia Okoro/);
  await tom.page.fill("#f-text", (await text(tom)).replace("Cleaning of police stations", "Laundry of Fernley"));
  await button(tom, "Save");
  await nadia.page.fill("#f-text", (await text(nadia)).replace("Cleaning of police stations", "Laundry of Northgate"));
  await button(nadia, "Save");
  assert.match(await main(nadia), /Tom Ridley.* saved another text while you wrote/);
  assert.match(await nadia.page.textContent("del"), /Laundry of Fernley/);
  assert.match(await nadia.page.textContent("ins"), /Laundry of Northgate/);
  assert.match(await text(nadia), /Laundry of Northgate/);
  await sound(nadia.page, "draft-two");
  await button(nadia, "Save");
  assert.match(await main(nadia), /Saved\./);
});

step("versions are compared line by line, and an older one is taken up again", async () => {
  await nadia.page.goto(draft());
  await leads(nadia.page, () => nadia.page.getByRole("link", { name: /^What changed/ }).first().click());
  assert.match(await nadia.page.textContent(".tb-changes"), /Laundry of Northgate/);
  await sound(nadia.page, "draft-versions");
  await leads(nadia.page, () => nadia.page.getByRole("link", { name: /kept aside/ }).click());
  await leads(nadia.page, () => nadia.page.getByRole("link", { name: "Go on from this version" }).click());
  assert.match(await text(nadia), /Laundry of Northgate/);
});

step("a file is brought, and the text names it", async () => {
  await nadia.page.getByText("Bring a file").click();
  await nadia.page.setInputFiles("#file", { name: "s.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4 every floor\n") });
  await nadia.page.fill("#name", "specification.pdf");
  await button(nadia, "Bring it");
  assert.match(await main(nadia), /The file is here/);
  await nadia.page.fill("#f-text", (await text(nadia)).replace(/paper="[^"]*"/, "paper=@specification.pfd"));
  await button(nadia, "Save and check");
  assert.match(await main(nadia), /names a file that was not brought.*@specification.pdf/s);
  await nadia.page.fill("#f-text", (await text(nadia)).replace("@specification.pfd", "@specification.pdf"));
  await button(nadia, "Save and check");
  assert.match(await main(nadia), /nothing is wrong with it/);
});

step("it is looked at as bidders will see it", async () => {
  await button(nadia, "Save and preview");
  await nadia.page.getByRole("heading", { level: 1, name: "Laundry for Fernley" }).waitFor();
  const said = await main(nadia);
  assert.match(said, /This is a draft, as bidders would see it/);
  assert.match(said, /Laundry of Northgate/);
  assert.match(said, /Ivo Bell/);
  await sound(nadia.page, "draft-preview");
});

step("what was typed in any other form is sent once it was looked at", async () => {
  await nadia.page.goto(`${door.url}/people`);
  const cookies = await nadia.context.cookies();
  await nadia.page.fill("[name=mail]", "newcomer@northgate.example");
  await nadia.page.fill("[name=purpose]", "to look after <linen>");
  await nadia.context.clearCookies();
  await button(nadia, "Invite");
  await nadia.page.getByRole("heading", { level: 1, name: "You were signed out while you wrote" }).waitFor();
  nadia.troubles.splice(0);
  await nadia.context.addCookies(cookies);
  await button(nadia, "Go on with what was typed");
  await nadia.page.getByRole("heading", { level: 1, name: "Is this what you want to send?" }).waitFor();
  assert.match(await main(nadia), /Mail\s*newcomer@northgate.example\s*Purpose\s*to look after <linen>/);
  await sound(nadia.page, "kept-again");
  nadia.troubles.splice(0);
  await button(nadia, "Send it");
  assert.match(await main(nadia), /newcomer@northgate.example/);
});

step("whose session ended while they wrote keep every word", async () => {
  await nadia.page.goto(draft());
  const cookies = await nadia.context.cookies();
  await nadia.page.fill("#f-text", `${await text(nadia)}# written while the session ended\n`);
  await nadia.context.clearCookies();
  await button(nadia, "Save");
  await nadia.page.getByRole("heading", { level: 1, name: "You were signed out while you wrote" }).waitFor();
  await sound(nadia.page, "draft-signed-out");
  nadia.troubles.splice(0);                  // the browser itself says that the answer was 403
  await nadia.context.addCookies(cookies);
  await button(nadia, "Go on with this text");
  assert.match(await text(nadia), /written while the session ended/);
  await button(nadia, "Save and check");
  assert.match(await main(nadia), /nothing is wrong with it/);
});

step("it is proposed, and checked before it is signed", async () => {
  await button(nadia, "Propose for publication");
  await nadia.page.waitForURL(/\/do\/publish/);
  await nadia.page.fill("[name=retention-day]", "1");
  await nadia.page.fill("[name=retention-month]", "1");
  await nadia.page.fill("[name=retention-year]", String(year + 12));
  await nadia.page.fill("[name=retention-time]", "00:00");
  await nadia.page.fill("#w-notice", "Laundry for Fernley: the notice.");
  await button(nadia, "Continue");
  await nadia.page.getByRole("heading", { level: 1, name: "Check before you sign" }).waitFor();
  await sound(nadia.page, "draft-check");
  await leads(nadia.page, () => nadia.page.locator("main form button").last().click());
  await nadia.page.waitForURL(/\/agreements$/);
});

step("another officer agrees, and it is published", async () => {
  await tom.page.goto(`${door.url}/home`);
  await leads(tom.page, () => tom.page.locator(`a[href*="${number}/agreements/"], a[href*="/agreements/"]`).first().click());
  await sound(tom.page, "draft-agree");
  await leads(tom.page, () => tom.page.getByRole("button", { name: /^(Agree|Sign)/ }).first().click());
  await tom.page.waitForURL(/\/entered\//);
  const anybody = await visitor();
  const page = await anybody.open(`${door.url}/t/${number}`);
  assert.match(await page.textContent("main"), /Laundry of Northgate/);
  assert.match(await page.textContent("main"), /Open to bids/);
  anybody.calm();
  await anybody.close();
});

step("a change begins with what counts now, and says what becomes of the deadline", async () => {
  await nadia.page.goto(draft("/amend"));
  assert.match(await text(nadia), /^timetable round=1 event=deadline moment="[^"]* 12:00"$/m);
  await button(nadia, "Save and check");
  assert.match(await main(nadia), /Nothing in this text differs/);
  const later = new Date(Date.now() + 60 * 86400e3).toISOString().slice(0, 10);
  await nadia.page.fill("#f-text", (await text(nadia)).replace(/(event=deadline moment=")[^"]*/, `$1${later} 12:00`));
  await button(nadia, "Save and check");
  const said = await main(nadia);
  assert.match(said, /The deadline of round 1 moves from .* to .*, 15 days later/);
  assert.match(said, /Questions of round 1 end .*, as before/);
  assert.doesNotMatch(said, /event=questions.*Line/s);
  await sound(nadia.page, "draft-amend");
});

step("the change is looked at as bidders will see it, and nothing of it is published", async () => {
  const deadline = /moment="([0-9-]+) 12:00"/.exec((await text(nadia)).split("\n").find((line) => line.includes("event=deadline")))[1];
  const then = new Date(`${deadline}T12:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  await button(nadia, "Save and preview");
  await nadia.page.waitForURL(/\/draft\/amend\/preview$/);
  const said = await main(nadia);
  assert.match(said, /This is the tender with the change, as bidders would see it/);
  assert.match(said, new RegExp(`In the box before [^.]*${then}`));
  await sound(nadia.page, "draft-amend-preview");
  await nadia.page.goto(`${door.url}/t/${number}`);
  assert.doesNotMatch(await main(nadia), new RegExp(then));
  await leads(nadia.page, () => nadia.page.getByRole("link", { name: "What you can do here" }).click());
  await nadia.page.waitForURL(/\/do$/);
  await nadia.page.goto(draft("/amend"));
  await nadia.page.fill("#f-text", (await text(nadia)).replace("event=deadline moment", "event=deadlin moment"));
  await button(nadia, "Save and preview");
  assert.match(await main(nadia), /Something is wrong with it, so the tender is shown as it stands/);
  await leads(nadia.page, () => nadia.page.getByRole("link", { name: "check the change" }).click());
  await nadia.page.fill("#f-text", (await text(nadia)).replace("event=deadlin moment", "event=deadline moment"));
  await button(nadia, "Save");
});

step("an invitation to the next round begins with an example, and says by its line what does not fit yet", async () => {
  await nadia.page.goto(`${door.url}/t/${staged}/draft/invite`);
  assert.match(await main(nadia), /Invite to the next round/);
  const begun = await text(nadia), lines = begun.replace(/^# (timetable .*)$/gm, "$1");
  assert.match(begun, /^# The next round, 2: who is invited/);
  await nadia.page.fill("#f-text", lines.replace("event=deadline", "event=deadlin"));
  await button(nadia, "Save and check");
  const wrong = lines.split("\n").findIndex((line) => line.includes("event=deadline")) + 1;
  assert.match(await main(nadia), new RegExp(`Line ${wrong}[^]*deadlin`));
  await nadia.page.fill("#f-text", lines);
  await button(nadia, "Save and check");
  const said = await main(nadia);
  assert.match(said, /It cannot be entered as it is/);
  assert.doesNotMatch(said, /Line [0-9]/);
  assert.match(said, /the box of the one before is listed/);
  await sound(nadia.page, "draft-invite");
});

const WORDS = "four words that rhyme";

step("somebody of a firm who was invited makes an account and a key", async () => {
  cora = await visitor();
  cora.page = await cora.open(door.url + link);
  await cora.page.fill("#name", "Cora Finch");
  await cora.page.fill("#passphrase", WORDS);
  await cora.page.fill("#again", WORDS);
  await button(cora, "Join");
  await cora.page.getByRole("heading", { level: 1, name: "Codes from your phone" }).waitFor();
  await cora.page.goto(`${door.url}/t/${number}`);
  await leads(cora.page, () => cora.page.getByRole("link", { name: "Register as a bidder" }).click());
  assert.match(await main(cora), /Make your signing key/);
  await sound(cora.page, "register-first");
  await leads(cora.page, () => cora.page.getByRole("link", { name: "Make your signing key" }).click());
  await cora.page.fill("#tb-passphrase", WORDS);
  await cora.page.fill("#tb-passphrase-again", WORDS);
  await click(cora, "Go on");
  await cora.page.waitForSelector("#tb-code:not(:empty)");
  await button(cora, "Go on");
  await cora.page.getByRole("heading", { level: 1, name: "Cora Finch" }).waitFor();
});

const signs = async (name) => {
  await cora.page.getByRole("heading", { level: 1, name: "Check before you sign" }).waitFor();
  await cora.page.waitForSelector("#tb-sign-form[data-ready]", { state: "attached" });
  await sound(cora.page, `register-check-${name}`);
  await button(cora, "Sign and enter");
  await cora.page.waitForURL(/\/entered\//);
  await leads(cora.page, () => cora.page.getByRole("link", { name: "go on with your registration" }).click());
};

step("registers the firm", async () => {
  await cora.page.goto(`${door.url}/t/${number}/register`);
  await button(cora, "Continue");
  assert.match(await main(cora), /Name: enter it/);
  await cora.page.goto(`${door.url}/t/${number}/register`);
  await cora.page.fill("#name", "Finch & Daughters Ltd");
  await cora.page.selectOption("#scheme", "GB-COH");
  await cora.page.fill("#number", "00000077");
  await cora.page.fill("#contact", "1 Mill Lane, Arden");
  await button(cora, "Continue");
  await signs("firm");
  assert.match(await main(cora), /Registered as Finch & Daughters Ltd, GB-COH 00000077; 1 Mill Lane, Arden/);
  assert.match(await main(cora), /tenderbox seal --lot 1 --quality method.pdf/);
});

step("names a colleague who signs as well, and a member of the consortium", async () => {
  await cora.page.getByText("Name a colleague").click();
  await cora.page.fill("#p-name", "Dee Finch");
  await cora.page.fill("#p-key", "5866666666666666666666666666666666666666666666666666666666666666");
  await button(cora, "Name this person");
  await signs("colleague");
  assert.match(await main(cora), /Dee Finch, signs since/);
  await cora.page.getByText("Name a member").click();
  await cora.page.fill("#m-name", "Tarn Linen Ltd");
  await cora.page.selectOption("#m-part", "member");
  await button(cora, "Name this member");
  await signs("member");
  assert.match(await main(cora), /Tarn Linen Ltd, member/);
  await sound(cora.page, "register");
  cora.calm(422);
});

test("the pages are sound on a phone", { skip }, async () => {
  await plain("Nadia Okoro", `/t/${number}/draft/amend`, "draft-amend");
  await plain("Nadia Okoro", `/t/${number}/register`, "register-closed");
});
