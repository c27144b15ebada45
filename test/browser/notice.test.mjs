/* A tender of one lot from an earlier one, by pages: copied, its parts looked through and changed, published.
 * What a page changes is the text, which the other officer and the command line read. Presses and fields of
 * both officers are counted; who is in the team and whose padlocks there are is named by the command line. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { somebody } from "./demonstration.mjs";
import { allSound, byTab, leads, living, noBrowser, program, reachedByTab, serve, sound, visitor, words } from "./door.mjs";

const skip = noBrowser, year = new Date().getFullYear(), earlier = `${year}-101`, number = `${year}-300`;
let folder, book, door, nadia, tom, inputs = 0, counting = false;

const run = (...args) => execFileSync(program, args, { encoding: "utf8", cwd: folder, stdio: ["ignore", "pipe", "pipe"],
  env: { ...process.env, TENDERBOX_BOOK: book } }).trim();
const keyOf = (name) => join(folder, "kept/people/living", `${name}.key`);

/* Who decides and who holds padlocks is named anew for every tender. */
function team() {
  const tenderbox = (...args) => run(...args, "-p", number, "-q");
  copyFileSync(join(book, "policy"), join(folder, "policy"));
  for (const [who, role] of [["Hana Lowe", "holder"], ["Ivo Bell", "holder"], ["Jade Osei", "holder"],
    ["Cleo Stamp", "chair"], ["Eva Marsh", "evaluator"], ["Finn Adeyemi", "evaluator"]]) {
    const key = `${who.split(" ")[0]}.key`, holds = role === "holder";
    writeFileSync(join(folder, `${key}.public`), run(...(holds ? ["padlock", "new"] : ["key"]), key, who, "--no-passphrase"));
    tenderbox("enlist", `${key}.public`, who, role, "--as", keyOf("nadia"));
    tenderbox("act", ...(holds ? ["padlock"] : ["conflict", "finding=none"]), "--as", key);
  }
  for (const officer of ["nadia", "tom"])
    tenderbox("act", "conflict", "finding=none", "--as", keyOf(officer));
}

const becomes = (name, how) => somebody(door.url, name, how);

before(async () => {
  if (skip)
    return;
  folder = mkdtempSync(join(tmpdir(), "notice-"));
  book = join(folder, "kept/book");
  living(join(folder, "kept"));
  door = await serve(book, ["--demonstration"]);
  nadia = await becomes("Nadia Okoro");
  tom = await becomes("Tom Ridley");
});
after(async () => { await nadia?.close(); await tom?.close(); await door?.close(); });

const step = (name, work) => test(name, { skip }, async () => {
  await work();
  for (const at of [nadia, tom]) {
    at.calm(422);
    at.forget();
  }
});
const part = (word) => `${door.url}/t/${number}/draft/part/${word}`;
const count = () => { inputs += counting ? 1 : 0; };
const fill = async (at, where, value) => { count(); await at.page.fill(where, value); };
const press = async (at, name) => { count(); await leads(at.page, () => at.page.getByRole("button", { name, exact: true }).click()); };
const follow = async (at, link) => { count(); await leads(at.page, () => link.click()); };
const signs = async (at) => { count(); await leads(at.page, () => at.page.locator("main form button").last().click()); };
const agrees = async (at) => { count(); await leads(at.page, () => at.page.getByRole("button", { name: /^(Agree|Sign)/ }).first().click()); };
const said = (at) => words(at.page);
const field = (at, name) => at.page.locator(`[name="${name}"]`);
const sum = (at, id) => at.page.locator(`#${id} td`).first().textContent();

step("an officer begins a tender from an earlier one, and is told what comes along", async () => {
  counting = true;
  await nadia.page.goto(`${door.url}/t/${earlier}`);
  await follow(nadia, nadia.page.getByRole("link", { name: "A new tender from this one" }));
  assert.match(await said(nadia), /1 lot.*5 criteria.*1 price formula.*1 document/s);
  assert.match(await said(nadia), /3 padlocks, which their holders bring/);
  assert.match(await said(nadia), /the fact that tenders may come electronically/);
  await sound(nadia.page, "copy");
  await reachedByTab(nadia.page, "copy");
  await fill(nadia, "#f-title", "");
  await press(nadia, "Continue");
  assert.match(await said(nadia), /Nothing was begun. All that you typed is still here/);
  await sound(nadia.page, "copy-faults");
  await fill(nadia, "#f-title", "Patient meals, the years after");
  await fill(nadia, "#f-number", "300");
  await press(nadia, "Continue");
  await signs(nadia);
  await nadia.page.waitForURL(/\/agreements$/);
});

step("the other officer agrees, and the draft begins with what was copied", async () => {
  await tom.page.goto(`${door.url}/home`);
  await follow(tom, tom.page.locator('main a[href*="/agreements/"]').first());
  await agrees(tom);
  await tom.page.waitForURL(/\/entered\//);
  counting = false;
  team();
  counting = true;
  await nadia.page.goto(`${door.url}/t/${number}/draft`);
  assert.match(await said(nadia), new RegExp(`copy of ${earlier} and its documents`));
  await sound(nadia.page, "copy-begin");
  await press(nadia, "Begin");
  assert.match(await said(nadia), /What was copied.*1 lot.*What you name anew/s);
  await press(nadia, "Save and check");
  assert.match(await said(nadia), /Saved, and nothing is wrong with it/);
  counting = false;
});

step("all dates lie ahead, at the hours that they had, on days on which somebody works", async () => {
  const text = await nadia.page.inputValue("#f-text");
  const moments = [...text.matchAll(/timetable round=1 event=(\w+) moment="(\d{4})-(\d\d)-(\d\d) (\d\d:\d\d)"/g)];
  assert.deepEqual(moments.map(([, event, , , , hour]) => [event, hour]),
    [["questions", "17:00"], ["deadline", "12:00"], ["validity", "17:00"]]);
  for (const [, , y, m, d] of moments) {
    const day = new Date(Date.UTC(y, m - 1, d));
    assert.ok(day > new Date() && ![0, 6].includes(day.getUTCDay()));
  }
});

step("each part has its page, which says what it holds", async () => {
  for (const word of ["lots", "value", "criteria", "formula", "dates", "padlocks", "documents"]) {
    await nadia.page.goto(part(word));
    await sound(nadia.page, `notice-${word}`);
  }
  await nadia.page.goto(part("padlocks"));
  assert.match(await said(nadia), /3 padlocks are brought; 2 of them open the bids/);
  assert.match(await said(nadia), /Eva Marsh.*evaluator.*None, as declared/s);
});

step("everything that can be pressed on a part, and on the whole draft, is reached by Tab, as one reads, and seen there", async () => {
  for (const word of ["lots", "criteria", "formula", "dates", "documents"]) {
    await nadia.page.goto(part(word));
    await reachedByTab(nadia.page, word);
  }
  await nadia.page.goto(`${door.url}/t/${number}/draft`);
  await reachedByTab(nadia.page, "draft");
});

step("a criterion is worded anew by keyboard alone", async () => {
  await nadia.page.goto(part("criteria"));
  await byTab(nadia.page, '[name="criterion-1-1.title"]');
  const before = await field(nadia, "criterion-1-1.title").inputValue();
  for (const title of ["By keyboard alone", before]) {
    await byTab(nadia.page, '[name="criterion-1-1.title"]');
    await nadia.page.keyboard.press("Control+A");
    await nadia.page.keyboard.type(title);
    await leads(nadia.page, () => nadia.page.keyboard.press("Enter"));
    assert.equal(await field(nadia, "criterion-1-1.title").inputValue(), title);
  }
});

step("the sum of the weights follows what is typed, and what the server reckons is the same", async () => {
  await nadia.page.goto(part("criteria"));
  assert.equal(await sum(nadia, "sum-1-0-0"), "100");
  await nadia.page.fill('[name="criterion-1-5.weight"]', "30.5");
  assert.equal(await sum(nadia, "sum-1-0-0"), "90.5");
  await press(nadia, "Save and check");
  assert.equal(await sum(nadia, "sum-1-0-0"), "90.5");
  assert.match(await nadia.page.textContent(".govuk-error-summary"), /weights of a lot do not add up/);
  await sound(nadia.page, "notice-criteria-wrong");
  await nadia.page.fill('[name="criterion-1-5.weight"]', "40");
  await press(nadia, "Save and check");
  assert.equal(await nadia.page.locator(".govuk-error-summary").count(), 0);
});

step("a fault stands beside its field, with what was typed, and the summary leads there", async () => {
  await nadia.page.fill('[name="criterion-1-2.weight"]', "a lot");
  await press(nadia, "Save and check");
  assert.equal(await field(nadia, "criterion-1-2.weight").inputValue(), "a lot");
  assert.match(await said(nadia), /Weight: this cannot be read\. Right would be like 41\.500\./);
  await nadia.page.locator(".govuk-error-summary a").first().click();
  assert.equal(await nadia.page.evaluate(() => document.activeElement.name), "criterion-1-2.weight");
  await nadia.page.fill('[name="criterion-1-2.weight"]', "25");
  await nadia.page.fill('[name="criterion-1-2.title"]', 'Food that patients "eat"');
  await press(nadia, "Save and check");
  assert.match(await said(nadia), /This is not saved.*All that you typed is still here/s);
  assert.equal(await field(nadia, "criterion-1-2.title").inputValue(), 'Food that patients "eat"');
  await sound(nadia.page, "notice-misfit");
  await nadia.page.fill('[name="criterion-1-2.title"]', "Food & what is <eaten>");
  await press(nadia, "Save and check");
  assert.match(await nadia.page.textContent("legend >> nth=1"), /Food & what is <eaten>/);
});

step("two who save one part at different places keep both", async () => {
  await tom.page.goto(part("criteria"));
  await nadia.page.goto(part("criteria"));
  await tom.page.fill('[name="criterion-1-4.guide"]', "Weighed every week.");
  await press(tom, "Save and check");
  await nadia.page.fill('[name="criterion-1-3.guide"]', "Who checks each tray.");
  await press(nadia, "Save and check");
  assert.match(await said(nadia), /Tom Ridley.* saved meanwhile, too: both are in the text/);
  assert.equal(await field(nadia, "criterion-1-4.guide").inputValue(), "Weighed every week.");
  assert.equal(await field(nadia, "criterion-1-3.guide").inputValue(), "Who checks each tray.");
});

step("and at one place the second is told, with both words in sight, and loses nothing", async () => {
  await tom.page.goto(part("criteria"));
  await nadia.page.goto(part("criteria"));
  await tom.page.fill('[name="criterion-1-3.guide"]', "Tom's words.");
  await press(tom, "Save and check");
  await nadia.page.fill('[name="criterion-1-3.guide"]', "Nadia's words.");
  await press(nadia, "Save and check");
  nadia.troubles.splice(0);                  // the browser itself says that the answer was 409
  assert.match(await said(nadia), /Tom Ridley.* changed what you changed as well/);
  assert.match(await said(nadia), /Tom Ridley.* saved here: Tom's words/);
  assert.equal(await field(nadia, "criterion-1-3.guide").inputValue(), "Nadia's words.");
  await sound(nadia.page, "notice-two");
  await press(nadia, "Save and check");
  assert.equal(await field(nadia, "criterion-1-3.guide").inputValue(), "Nadia's words.");
  assert.match(await said(nadia), /Saved\./);
});

step("whose session ended while they typed keep every word", async () => {
  await nadia.page.goto(part("criteria"));
  const cookies = await nadia.context.cookies();
  await nadia.page.fill('[name="criterion-1-3.guide"]', "Typed while the session ended.");
  await nadia.page.fill('[name="+mark.mark"]', "4.5");
  await nadia.context.clearCookies();
  await press(nadia, "Save and check");
  await nadia.page.getByRole("heading", { level: 1, name: "You were signed out while you wrote" }).waitFor();
  await sound(nadia.page, "notice-signed-out");
  nadia.troubles.splice(0);                  // the browser itself says that the answer was 403
  await nadia.context.addCookies(cookies);
  await press(nadia, "Go on with what was typed");
  assert.equal(await field(nadia, "criterion-1-3.guide").inputValue(), "Typed while the session ended.");
  assert.equal(await field(nadia, "+mark.mark").inputValue(), "4.5");
  await field(nadia, "+mark.mark").fill("");
  await press(nadia, "Save and check");
  assert.equal(await field(nadia, "criterion-1-3.guide").inputValue(), "Typed while the session ended.");
});

step("the formula is drawn, and tried on bids that nobody made", async () => {
  await nadia.page.goto(part("formula"));
  const text = await said(nadia);
  for (const title of [/Three usual bids/, /A price of nothing/, /One bid ten times as dear/, /Equal totals/,
    /A threshold that nobody reaches/, /A losing bid that turns the winner/, /The same without the losing bid/])
    assert.match(text, title);
  assert.match(text, /The lowest price gets all points for the price/);
  assert.equal(await nadia.page.locator("figure svg[role=img]").count(), 1);
  await nadia.page.selectOption('[name="formula-1.formula"]', "linear-benchmark");
  await nadia.page.fill('[name="formula-1.a"]', "5,000,000");
  await nadia.page.fill('[name="formula-1.b"]', "3,000,000");
  await press(nadia, "Save and check");
  assert.match(await said(nadia), /Each bid is looked at alone: no losing bid can turn the winner/);
  await sound(nadia.page, "notice-formula-alone");
});

step("a date that is too early says which law, and from when it would do", async () => {
  await nadia.page.goto(part("dates"));
  const right = await field(nadia, "timetable-1-deadline.moment").inputValue();
  await nadia.page.fill('[name="timetable-1-deadline.moment"]',
    `${new Date(Date.now() + 3 * 86400e3).toISOString().slice(0, 10)} 12:00`);
  await press(nadia, "Save and check");
  assert.match(await said(nadia), /Too early/);
  assert.match(await said(nadia), /How it is counted.*s\.54/s);
  assert.match(await said(nadia), /What would shorten it.*days: /s);
  assert.ok(await nadia.page.locator(".tb-calendar__marked").count() > 2);
  await sound(nadia.page, "notice-dates-wrong");
  for (const [typed, says] of [["29/2/2027", /Ends at: this cannot be read\. Enter a day that there is, like 2026-02-10 12:00\./], ["", /Ends at: enter a day/]]) {
    await nadia.page.fill('[name="timetable-1-deadline.moment"]', typed);
    await press(nadia, "Save and check");
    assert.match(await said(nadia), says);
  }
  await nadia.page.fill('[name="timetable-1-deadline.moment"]', right);
  await press(nadia, "Save and check");
  assert.doesNotMatch(await said(nadia), /Too early/);
});

step("a definition is added with the next number, and taken away again", async () => {
  await nadia.page.goto(part("documents"));
  await nadia.page.fill('[name="+document.title"]', "Menus of last year");
  await nadia.page.fill('[name="+document.paper"]', "Soup on Mondays");
  await press(nadia, "Save and check");
  assert.match(await said(nadia), /Document 2, Version 1: Menus of last year/);
  await nadia.page.locator('[name="document-2-1.drop"]').check();
  await press(nadia, "Save and check");
  assert.doesNotMatch(await said(nadia), /Menus of last year/);
});

step("it does all of it without scripts, on a phone and on a desk", async () => {
  const cookies = await nadia.context.cookies();
  await allSound(["lots", "criteria", "formula", "dates", "padlocks", "documents"].map((word) => [part(word), `notice-${word}`]),
    { signIn: (context) => context.addCookies(cookies) });
  const plain = await visitor({ script: false });
  await plain.context.addCookies(cookies);
  const page = await plain.open(part("criteria"));
  await page.fill('[name="criterion-1-4.title"]', "Less waste, more taste");
  await leads(page, () => page.getByRole("button", { name: "Save and check", exact: true }).click());
  assert.equal(await page.inputValue('[name="criterion-1-4.title"]'), "Less waste, more taste");
  await plain.close();
});

step("the text is the truth: the command line finds nothing wrong in what the pages wrote", async () => {
  await nadia.page.goto(`${door.url}/t/${number}/draft`);
  const text = await nadia.page.inputValue("#f-text");
  assert.match(text, /^# As /);
  assert.match(text, /title="Less waste, more taste"/);
  assert.match(text, /formula=linear-benchmark.* a=5,000,000/);
  await press(nadia, "Save and check");
  assert.match(await said(nadia), /nothing is wrong with it/);
});

step("it is proposed and published, in no more than 40 inputs from the earlier tender on", async () => {
  counting = true;
  await press(nadia, "Propose for publication");
  await nadia.page.waitForURL(/\/do\/publish/);
  for (const [name, value] of [["day", "1"], ["month", "1"], ["year", String(year + 12)], ["time", "00:00"]])
    await fill(nadia, `[name=retention-${name}]`, value);
  await fill(nadia, "#w-notice", "Patient meals, the years after: the notice.");
  await press(nadia, "Continue");
  await signs(nadia);
  await nadia.page.waitForURL(/\/agreements$/);
  await tom.page.goto(`${door.url}/home`);
  await follow(tom, tom.page.locator('main a[href*="/agreements/"]').first());
  await agrees(tom);
  await tom.page.waitForURL(/\/entered\//);
  counting = false;
  const anybody = await visitor(), page = await anybody.open(`${door.url}/t/${number}`);
  assert.match(await page.textContent("main"), /Patient meals, the years after/);
  assert.match(await page.textContent("main"), /Open to bids/);
  await anybody.close();
  assert.ok(inputs <= 40, `${inputs} inputs`);
  console.log(`# inputs: ${inputs}`);
});

step("a tender that is published has no parts any more, and nobody else has them before", async () => {
  const wren = await becomes("Wren Ashdown");
  await nadia.page.goto(part("criteria"));
  assert.match(await said(nadia), /not/i);
  await wren.page.goto(`${door.url}/t/office/copy/${year}-999`);
  assert.match(await said(wren), /no such/i);
  await wren.close();
  nadia.forget();
});
