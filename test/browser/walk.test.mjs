/* A demonstration's story, walked by its people in Chromium: the first act of each kind. Each begins at their own work,
 * where what they must do next leads to the page or form for it; what nobody must do is found from the work on the tender
 * or among what they can do. Two officers where it takes two. Bids that stay are sealed in the page, a padlock turns in its
 * holder's own file, and officers open. What comes of it is what command lines give. Another story is walked by hand:
 *
 *     STORY=demo/business-partnering.story node --test --test-reporter=tap walk.test.mjs
 *
 * With WHOLE=1 everybody joins by an invitation, makes their key in the page and signs with it; every bid is sealed in the
 * page, and every padlock brought and turned in its holder's own file. By tools goes then what no page offers: a bid that
 * claims to be in time once the deadline is over. */
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { faults, leads, noBrowser, program, top, visitor } from "./door.mjs";
import { phoneCode } from "./phone.mjs";

const walker = process.env.WALKER ?? join(top, "build/check/test/walker");
const skip = noBrowser || (existsSync(walker) ? false : "build/check is not built");
let at, page, url, folder;

before(async () => {
  if (skip)
    return;
  at = await visitor({ deafTo: /\/events(\?|$)/ });                      // nobody listens when the story ends
  page = await at.open("about:blank");
});
after(() => at?.close());

const become = (value) => at.context.addCookies([{ name: "tenderbox", value, url }]);
const heading = (name) => page.getByRole("heading", { level: 1, name }).waitFor();

/* ---- who joins ---- */

const WORDS = "four words that rhyme", KEY_WORDS = "another four words here";
const go = (name) => leads(page, () => page.getByRole("button", { name, exact: true }).click());
const goTo = (name) => leads(page, () => page.getByRole("link", { name, exact: true }).click());

async function twice(id, words) {
  await page.fill(`#${id}`, words);
  await page.fill(id === "passphrase" ? "#again" : `#${id}-again`, words);
}

/** By the link of an invitation; with a phone, and a signing key that is made in the page, of which a copy is saved. */
async function comeIn(said) {
  await at.context.clearCookies();
  await page.goto(url + said.link);
  await page.fill("#name", said.joins);
  await twice("passphrase", WORDS);
  await go("Join");
  await page.fill("#code", phoneCode(await page.textContent(".tb-exactly"), said.now));
  await go("Go on");
  await goTo("Make a signing key");
  await twice("tb-passphrase", KEY_WORDS);
  await page.getByRole("button", { name: "Go on", exact: true }).click();
  await page.waitForSelector("#tb-code:not(:empty)");
  await go("Go on");
  await goTo("Signing key");
  await page.goto(`${page.url()}/copy`);
  await page.fill("#tb-old-words", KEY_WORDS);
  await twice("tb-passphrase", said.words);
  await saved(page, () => page.getByRole("button", { name: "Save a copy" }).click(), said.file);
  at.calm();
  return true;
}

/* Signed by the server of who is invented; by who joined here, whose key is opened where it is not yet. */
async function sign(button = page.locator("main form button.govuk-button:not([type=button])").first()) {
  presses++;
  if (await page.locator("#tb-sign").count()) {
    await page.waitForSelector("#tb-sign-form[data-ready]", { state: "attached" });
    const words = page.locator("#tb-unlock-words");
    if (await words.isVisible())
      await words.fill(KEY_WORDS);
  }
  await button.click();
}

/* ---- by how many presses, and by which way ---- */

/* What is due leads there from one's own work. Presses: doc/tasks.md; of acts that two officers sign, both theirs. */
const DUE = ["conflict", "padlock", "ruling", "approval", "publish", "question", "answer", "deposit", "box-list", "admit", "turns",
  "opened", "score", "scores-done", "consensus", "score-lock", "award", "summary", "notice-published", "standstill", "contract"];
const BUDGET = { approval: 4, answer: 3, summary: 4, standstill: 3, "notice-published": 3, award: 5, contract: 5, "box-list": 5,
  admit: 5, interest: 3, withdraw: 4, deposit: 6, turns: 3, opened: 3, claim: 4, amend: 7,
  "late-deposit": 6 };

/* Of a dialogue in short: likewise. */
const OFTEN_DUE = ["session", "minute", "agree", "consent", "select", "invite", "reply", "resolve", "exclude", "accept-late"];
const OFTEN = { session: 4, minute: 4, agree: 4, item: 4, consent: 4, reading: 4, "reader-ended": 5, select: 3, invite: 6, inquire: 4,
  reply: 3, resolve: 5, exclude: 5, "accept-late": 5 };

const whole = Boolean(process.env.WHOLE);
let walked = {}, presses = 0;
const press = (locator) => { presses++; return leads(page, () => locator.click()); };
const link = (href) => page.locator(`main a[href$="${href}"]`).first();

/* ---- what is typed ---- */

/** False: the page has no place where to type it, or offers other things to choose from. */
async function fill(name, value) {
  const input = page.locator(`[name="${name}"]`).first();
  if (!await input.count())
    return false;
  const kind = await input.evaluate((e) => e.type ?? e.tagName);
  if (!await offered(name, kind, value))
    return false;
  if (kind === "radio")
    await page.locator(`[name="${name}"][value="${value}"]`).first().check();
  else if (kind === "select-one")
    await input.selectOption(value);
  else if (kind === "file")
    await input.setInputFiles({ name: "paper.txt", mimeType: "text/plain", buffer: Buffer.from(value) });
  else if (kind !== "hidden")
    await input.fill(value);
  return true;
}

async function offered(name, kind, value) {
  const choices = { radio: `[name="${name}"]`, "select-one": `[name="${name}"] option` }[kind];
  return !choices || page.locator(choices).evaluateAll((all, one) => all.some((e) => e.value === one), value);
}

/* What the page proposes of itself, and nobody meant: where it can be left out, it is. */
async function leaveOut(fields) {
  const none = page.locator('main form input[type="radio"][value=""], main form option[value=""]');
  const names = await none.evaluateAll((all) => all.map((e) => (e.closest("select") ?? e).name));
  for (const name of names.filter((it) => !(it in fields)))
    await fill(name, "");
}

async function fillAll(fields) {
  await leaveOut(fields);
  for (const [name, value] of Object.entries(fields))
    if (!await fill(name, value))
      return false;
  return true;
}

/* ---- from one's own work ---- */

/* Pages that are made for what people do often; all else is a form. */
const BID = /\/bid\/\d+$/, OPEN = /\/open$/, SCORE = /\/score\/\d+$/;
const MADE = { publish: /\/draft$/, amend: /\/draft\/amend$/, invite: /\/draft\/invite$/, answer: /\/questions$/, score: SCORE,
  "scores-done": SCORE, consensus: /\/moderation\/\d+$/, deposit: BID, "ready-deposit": BID, "late-deposit": BID, turns: /\/turn$/,
  opened: OPEN, share: OPEN };

/* Pages that lead on to it: some make the paper themselves, and this story's were written elsewhere. */
const TEAM = /\/team$/, BIDS = /\/bid$/, TALK = /\/dialogue$/, ROOM = /\/room$/;
const BEFORE = { person: TEAM, role: TEAM, approval: /\/decide\/\d+$/, summary: /\/letters$/, session: TALK, minute: TALK, agree: TALK, item: TALK, consent: TALK,
  "dialogue-close": TALK, exhibit: ROOM, reader: ROOM, reading: ROOM, "reader-ended": ROOM, deposit: BIDS, "ready-deposit": BIDS,
  "late-deposit": BIDS };

/* Where a part of the page leads, each with what it has in its query. */
async function leadings(part, path) {
  const all = await page.locator(`${part} a`).evaluateAll((links) => links.map((a) => a.getAttribute("href") ?? ""));
  return all.map((href) => ({ href, to: new URL(href, url) })).filter(({ to }) => !to.hash && path.test(to.pathname));
}
let led = "";                                                           // what was followed last
function follow({ href }) {
  led = href;
  return press(page.locator(`main a[href="${href}"]`).first());
}

/* The one that is about what is typed: of two bidders who are to be admitted this one, of two lots the right one. */
const fits = (to, fields) => [...to.searchParams].every(([name, value]) => fields[name] === value) &&
  [undefined, fields.lot].includes(/\/(?:bid|score|moderation)\/(\d+)$/.exec(to.pathname)?.[1]);
async function leading(part, act, fields) {
  const does = await leadings(part, MADE[act] ?? new RegExp(`/do/${act}$`));
  return does.find(({ to }) => fits(to, fields)) ?? does[0];
}

/* From the page that is there: straight on, or by the page that leads to it. */
async function goesTo(part, act, fields) {
  const direct = await leading(part, act, fields), by = direct ? [] : await leadings(part, BEFORE[act] ?? /^$/);
  if (by.length)
    await follow(by[0]);
  const found = direct ?? (by.length ? await leading("main", act, fields) : undefined);
  if (found)
    await follow(found);
  return Boolean(found);
}

/* The register and number of a firm, and its contact; all of them may be left out. */
const REGISTERED = /^(?:(GB-COH) )?([^;]*)(?:; (.*))?$/;

/* Who has no part in a tender yet finds it among all; a bid is withdrawn where it was handed in. */
const OTHERWISE = {
  async interest(place) {
    await page.goto(url + place);
    await press(page.getByRole("link", { name: "Register as a bidder" }));
    return "tender";
  },
  async withdraw(place, { lot }) {
    await goHome();
    const one = page.locator(`main a[href$="/bid/${lot}"]`).first();
    if (!await one.count())
      await press(page.locator('main a[href$="/bid"]').first());
    await press(one);
    await press(page.locator('main a[href*="/do/withdraw"]'));
    return "bid";
  },
};

async function goHome() {
  presses = 0;
  if (page.url() !== `${url}/home`)
    await page.goto(`${url}/home`);
}

/* What is due; what else one's own work says of the tender; the work on it, and all that one can do. */
const WAYS = [["duty", ".govuk-task-list"], ["home", "#tenders ~ *"], ["work", "main", "/manage"], ["doings", "main", "/do"]];

/** How somebody came to where it is done; null: nothing leads there, and at its address it is not either. */
async function come(act, place, fields) {
  presses = 0;
  if (OTHERWISE[act])
    return OTHERWISE[act](place, fields);
  await page.goto(`${url}/home`);
  for (const [way, part, by] of WAYS) {
    await goHome();
    const step = page.locator(`main a[href$="${place.endsWith("/office") ? "/t/office" : ""}${by}"]`).first();
    if (by && !await step.count())
      continue;
    if (by)
      await press(step);
    if (await goesTo(part, act, fields))
      return way;
  }
  presses = 0;
  return (await page.goto(`${url}${place}/do/${act}`)).status() === 404 ? null : "address";
}

/* ---- pages made for it ---- */

/* A text in which all that counts stands, without the moments that are said anew, and what is new behind the rest. */
const key = (line) => /^timetable round=\S+ event=\S+ /.exec(line.replaceAll('"', ""))?.[0];
const changed = (text, lines) => [...text.split("\n").filter((old) => !key(old) || !lines.some((line) => key(line) === key(old))), ...lines].join("\n");

/* Definitions are a text; what is right of it leads to the form that enters it. */
let begun = "", left = "";                                             // a text, and as it was left when it was refused

async function draft(definitions) {
  const begin = page.getByRole("button", { name: "Begin" }), empty = page.locator("#from-empty");
  if (await empty.count())
    await empty.check();
  if (await begin.count())
    await press(begin);
  const text = page.locator("#f-text"), stands = await text.inputValue();
  begun = stands === left ? begun : stands;
  left = page.url().endsWith("/amend") ? changed(begun, definitions.trim().split("\n")) : definitions;
  await text.fill(left);
  await press(page.locator('button[value="propose"]'));
}

/** One mark, as an evaluator or the chair writes it, and all that is ready signed at once. False: it is not offered, or the
 * clarification on which it rests is not. */
async function mark({ lot, criterion, bidder, mark: given, reason, file, page: seen, present, clarification = "" }) {
  if (!await link(`/${lot}/${criterion}/${bidder}`).count())
    return false;
  await press(link(`/${lot}/${criterion}/${bidder}`));
  if (!await page.locator("#tb-mark").count())
    return false;
  await page.locator("#tb-mark[data-ready]").waitFor();
  const rests = page.locator(`input[name="clarification"][value="${clarification}"]`);
  if (await rests.count())
    await rests.check();
  else if (clarification)
    return false;
  if (!await fill("mark", given))
    return false;
  for (const [name, value] of Object.entries({ reason, file, page: seen, present }))
    if (value)
      await page.locator(`#f-${name}`).fill(value);
  await press(page.getByRole("button", { name: "Save", exact: true }));
  written = page.url();
  await press(page.locator(".govuk-back-link"));
  return true;
}

/* With the last mark a sheet is closed; who did so has nothing left to sign. */
let closed = "", written = "";
const CLOSES = "Close one's own sheet of a lot";

/** False: nothing can be signed there. */
async function signSheet({ act, who }) {
  if (!/\/sheet$/.test(page.url()))
    await press(link("/sheet"));
  const ready = page.locator("main form button.govuk-button").first();
  if (!await ready.count())
    return false;
  await press(ready);
  closed = act === "score" && (await page.locator("main").innerText()).includes(CLOSES) ? who : "";
  await leads(page, () => sign(page.getByRole("button", { name: /^Sign and enter/ })));
  return !/\/check\//.test(page.url()) || unwritten(written);
}

/* What was refused is written still, and is not to be signed with the next one. False. */
async function unwritten(written) {
  await page.goto(written);
  await page.locator("#tb-mark[data-ready]").waitFor();
  await page.locator("#f-reason").fill("");
  await press(page.getByRole("button", { name: "Save", exact: true }));
  return false;
}

async function register({ name, identifier = "" }) {
  const [, scheme = "", number, contact = ""] = REGISTERED.exec(identifier);
  await page.locator("#name").fill(name);
  await page.locator("#scheme").selectOption(scheme);
  await page.locator("#number").fill(number);
  await page.locator("#contact").fill(contact);
  return goesOn("interest");
}

/* ---- sealed, turned, opened ---- */

/* What the story says so far, and from here on. Its walls are those of London. */
const WALL = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/London", dateStyle: "short", timeStyle: "short" });
function parted(now) {
  const lines = readFileSync(join(folder, "story"), "utf8").split("\n"), wall = WALL.format(now * 1000);
  const ahead = lines.findIndex((line) => /^\d{4}-\d\d-\d\d \d\d:\d\d /.test(line) && line.slice(0, wall.length) > wall);
  return [lines.slice(0, ahead), lines.slice(ahead)];
}
const SEALED = / quality="([^"]*)"(?: price="([^"]*)")?/;

/** What somebody sealed last; null: it is left to tools. Sealed in the page are the first bid without prices and the first
 * with them that stay, the first that lies ready and the first that comes late; in a whole walk all. */
function toSeal({ act, who, now, fields }) {
  const [past, ahead] = parted(now), does = (verb) => (line) => line.includes(`${who} ${verb} lot=${fields.lot}`);
  const last = past.findLast((line) => line.includes(`${who} seal`) && line.includes(`lot=${fields.lot} `) && !line.includes(" ! "));
  const found = last?.includes("seals-blindly") ? null : SEALED.exec(last), soon = ahead.slice(0, ahead.findIndex((line) => line.includes(" list ")));
  const stays = whole || act !== "deposit" || !soon.some((line) => does("seal")(line) || does("withdraw")(line));
  const kind = act === "deposit" ? `${act} ${Boolean(found?.[2])}` : act;
  return found && stays && (whole || !sealed.has(kind)) ? { kind, files: found[1], prices: found[2] } : null;
}
const sealed = new Set(), BRINGS = { deposit: /^Read it once more and submit$/, "ready-deposit": /^Lodge it at the deadline/,
  "late-deposit": /hand in late$/ };

/* In the published schedule, or as lines where there is none. False: the schedule has no place for one of them. */
async function price(lines) {
  if (await page.locator("#tb-price-lines").count()) {
    await page.locator("#tb-price-lines").fill(lines.join("\n"));
    return true;
  }
  for (const [service, year, buyer, sum] of lines.map((line) => line.trim().split(/\s+/))) {
    const cell = page.locator(`#p-${service}-${year}-${buyer}`);
    if (!await cell.count())
      return false;
    await cell.fill(sum);
  }
  return true;
}

/** False: the page submits nothing just then. */
async function seal(act, { kind, files, prices }) {
  if (!await page.locator("#tb-seal").count())
    return false;
  await page.waitForSelector("html[data-bid=ready]");
  const brings = page.getByRole("button", { name: BRINGS[act], includeHidden: true });
  if (!await brings.count())
    return false;
  const before = page.getByRole("button", { name: "Take all out" });
  if (await before.isVisible())
    await before.click();                                                // what an earlier version held
  await page.setInputFiles("#tb-files", files.split("; ").map((file) => {
    const [, name, bytes] = /^(.*) (\d+)$/.exec(file);
    return { name, mimeType: "application/pdf", buffer: Buffer.alloc(Number(bytes), name) };
  }));
  if (prices && !await price(prices.split("; ")))
    return false;
  presses += prices ? 3 : 2;
  await page.click("#tb-seal");
  if (await page.getByText("press the button again to seal the bid without them").isVisible())
    await page.click("#tb-seal");                                        // what the notice requires and the story leaves out
  await page.waitForSelector("#tb-bid-form:visible");
  await press(brings);
  await heading("Check before you sign");
  await sign();
  sealed.add(kind);
}

const saved = async (from, work, path) => {
  const [download] = await Promise.all([from.waitForEvent("download"), work()]);
  await download.saveAs(path);
  chmodSync(path, 0o600);
};

/* In the holder's own file, opened from disk without a network; the day there is the story's. */
async function elsewhere(now, work) {
  const file = join(folder, "tenderbox-holder.html"), there = await visitor();
  if (!existsSync(file))
    execFileSync(program, ["tool", "holder", file, "-q"]);
  try {
    await there.context.clock.setFixedTime(now * 1000);
    await there.context.setOffline(true);
    const done = await work(await there.open(pathToFileURL(file).href));
    there.calm();
    return done;
  } finally {
    await there.close();
  }
}

/* The secret half stays there. */
async function padlock({ key, now }) {
  const [order, ready] = ["order.txt", "ready.padlock.txt"].map((name) => join(folder, name));
  await saved(page, () => page.getByRole("link", { name: "Save the order" }).click(), order);
  await elsewhere(now, async (own) => {
    await own.setInputFiles("#bring-order", order);
    await own.setInputFiles("#bring-file", key);
    await saved(own, () => own.getByRole("button", { name: "Make it ready" }).click(), ready);
  });
  await page.setInputFiles("#f-padlock", ready);
  presses += 2;
  return goesOn("padlock");
}

const turnOf = ({ key, at: place, fields }, bundle, turned) => async (own) => {
  await own.setInputFiles("#look-bundle", bundle);
  await own.setInputFiles("#look-policy", join(folder, "pages/policy"));
  await own.setInputFiles("#look-file", key);
  await own.fill("#look-name", place.split("/").at(-1));
  await own.getByRole("button", { name: "Check the log" }).click();
  await own.getByRole("heading", { name: "The log is whole" }).waitFor();
  const envelope = own.getByLabel(`Lot ${fields.lot}, ${fields.envelope}`, { exact: true });
  if (!await envelope.count())
    return false;
  await envelope.check();
  await saved(own, () => own.getByRole("button", { name: "Turn my padlock" }).click(), turned);
  await own.getByRole("heading", { name: "Your padlock has turned" }).waitFor();
  return true;
};

/** False: there is nothing for this padlock to turn. */
async function turn(said) {
  const [bundle, file] = ["to-turn.tbx", "turn.tbx"].map((name) => join(folder, name));
  const offered = page.getByRole("link", { name: "What is to be turned" });
  if (!await offered.count())
    return false;
  await saved(page, () => offered.click(), bundle);
  if (!await elsewhere(said.now, turnOf(said, bundle, file)))
    return false;
  await page.getByLabel("The file of your turn").setInputFiles(file);
  presses++;
  await press(page.getByRole("button", { name: "Enter this turn" }));
  await page.getByRole("heading", { name: /^The padlock of .* has turned$/ }).waitFor();
}

/* All of a lot at one press; a price at a time where it is told beside each for whom how much of it is. How many it was. */
async function open({ act, fields: { round, lot, bidder, envelope = "price" } }) {
  const all = page.locator(`button[name="all"][value^="${round}-${lot}-${envelope}-"]`);
  const one = page.locator(`button[name="envelope"][value="${round}-${lot}-${envelope}-${bidder}"]`);
  const several = act === "opened" && envelope !== "price" && await all.count();
  await press(several ? all : one);
  await heading(several ? /^Check \d+ acts before you sign$/ : "Check before you sign");
  const count = several ? Number(/\d+/.exec(await page.locator("h1").innerText())[0]) : 1;
  await sign();
  return count;
}

/** How many acts were done there; false: something is wrong with it. Null: this is no such page, but a form. */
async function doneInPage(said, bid) {
  const { act, fields, definitions } = said, path = new URL(page.url()).pathname;
  if (path.endsWith("/register"))
    return register(fields);
  if (/\/draft(\/amend|\/invite)?$/.test(path) && definitions) {
    await draft(definitions);
    return await page.locator(".govuk-error-summary").count() ? false : null;
  }
  if (/\/(score|moderation)\/\d+$/.test(path)) {
    return (act === "scores-done" || await mark(fields)) && signSheet(said);
  }
  if (bid)
    return seal(act, bid);
  return { padlock: () => padlock(said), turns: () => turn(said), opened: () => open(said), share: () => open(said) }[act]?.() ?? null;
}

/* ---- forms ---- */

/* What is typed is looked through and signed. False: something was wrong with it. */
async function goesOn(act) {
  await press(page.getByRole("button", { name: "Continue" }).first());
  if (await page.locator(".govuk-error-summary").count())
    return false;
  await heading("Check before you sign");
  assert.deepEqual(await faults(page), [], `${act}, looked at before it is signed`);
  await sign();
  return true;
}

let ground = "";                                                        // that an exclusion's form chooses

/* The first two officers enrol themselves: number and key are known of them. */
async function enrolled({ name }) {
  assert.equal(await page.locator('[name="person"], [name="key"]').count(), 0);
  return await fillAll({ name }) && goesOn("enrol");
}

async function doneInForm(act, fields, definitions, other) {
  if (act === "enrol" && !other)
    return enrolled(fields);
  if (act === "exclude")
    ground = await page.locator('[name="ground"]').inputValue();
  if (definitions && !page.url().includes("draft="))
    await fill("definitions", definitions);
  return await fillAll(fields) && goesOn(act);
}

/* Others that were agreed to may never be entered. */
async function newest() {
  const all = await page.locator('main a[href*="/agreements/"]').evaluateAll((links) => links.map((a) => a.href.split("/").at(-1)));
  return Math.max(...all.map(Number));
}

/* Another officer finds it among their own work; false: it is not theirs. */
async function agrees(other) {
  await page.waitForURL(/\/agreements$/);
  const number = await newest();
  await become(other);
  await page.goto(`${url}/home`);
  const found = page.locator(`main a[href$="/agreements/${number}"]`);
  if (!await found.count())
    return false;
  await press(found);
  await sign(page.getByRole("button", { name: "Agree and enter" }));
  return true;
}

/* It may be refused when it is signed, too. */
const ENTERED = /\/entered\/|signed=\d+$|\/turn$/;
async function isEntered() {
  await page.waitForFunction((over) => new RegExp(over).test(location.href) || document.querySelector(".govuk-error-summary"), ENTERED.source);
  return ENTERED.test(page.url());
}

async function refused(act) {
  assert.doesNotMatch(await page.locator("main").innerText(), NAMELESS, `${act}, refused: whoever is meant stands there by name`);
  return at.calm(/40[349]|422/), at.forget(), 0;
}

/** How many acts are done? None: the page says why not, as a command line would. */
async function walk(said) {
  const { act, at: place, cookie, other, definitions, fields } = said, bid = BRINGS[act] ? toSeal(said) : null;
  if (BRINGS[act] && !bid)
    return 0;
  if (act === "scores-done" && closed === said.who)
    return 1;
  await become(cookie);
  const way = await come(act, place, fields);
  const inPage = way ? await doneInPage(said, bid) : false;
  if (inPage === false || (inPage === null && !await doneInForm(act, fields, definitions, other)))
    return refused(act);
  if (other && !await agrees(other))
    return refused(act);
  if (!await isEntered())
    return refused(act);
  walked[act] ??= { way, presses, led };
  at.calm();
  return Number(inPage) || 1;
}
const NAMELESS = /\b(?:bidder|person|evaluator|holder) \d{9}\b(?! \()/;

/** Who walks the story, as far as it is wanted. What there was to do, and what came of it. */
async function walkThrough(story, wanted = () => true) {
  folder = mkdtempSync(join(tmpdir(), "walk-"));
  walked = {};
  sealed.clear();
  const child = spawn(walker, [folder, join(top, story), ...whole ? ["whole"] : []],
    { stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, ASAN_OPTIONS: "detect_leaks=0" } });
  const joined = [];
  let end = null, failure = null;
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line);
    if (said.address)
      url = `http://${said.address.replace(/^http:\/\/|\/$/g, "")}`;
    else if (said.joins) {
      const done = !failure && wanted(said) && await comeIn(said).catch((e) => { failure = new Error(`${said.joins} joins: ${e.message}`, { cause: e }); });
      joined.push(...done ? [said.joins] : []);
      child.stdin.write(done ? "done 1\n" : "refused\n");
    } else if (said.act) {
      const done = failure || !wanted(said) ? 0
        : await walk(said).catch((e) => { failure = new Error(`${said.act}: ${e.message}`, { cause: e }); return 0; });
      child.stdin.write(done ? `done ${done}\n` : "refused\n");
    } else
      end = said;
  }
  assert.ifError(failure);
  for (const [act, { way, presses: n }] of Object.entries(walked))
    process.stdout.write(`# ${act}: ${way}, ${n} presses\n`);
  process.stdout.write(`# ${end.browser} acts of ${Object.keys(walked).length} kinds in the browser, ${end.pages} through pages, ${end.tools} by tools\n`);
  assert.ok(end.same, "the acts are the same as from command lines");
  assert.ok(!end.trouble, "pages do as command lines do");
  return { end, joined };
}

const within = (budget) => assert.deepEqual(Object.entries(budget).filter(([act, most]) => !(walked[act]?.presses <= most)), [], "too many presses");
const dueLeads = (due) => assert.deepEqual(due.filter((act) => walked[act]?.way !== "duty"), [], "what is due, and one's own work does not lead to it");

/* Two shapes of one kind: who is left out, and what is taken apart. */
const ofShort = ({ act, fields, definitions }) => act in OFTEN && (act !== "select" || fields.outcome === "declined") &&
  (act !== "invite" || definitions.includes("refinement"));

test("the first act of each kind is done in a browser, and all acts are the same as from command lines", { skip }, async () => {
  const { end, joined } = await walkThrough(process.env.STORY ?? "demo/vehicle-recovery.story");
  assert.deepEqual(end.left, [], "was done, and never in the browser");
  assert.deepEqual(Object.keys(walked).filter((act) => walked[act].way === "address"), [], "nothing leads to it");
  assert.ok(joined.length, "somebody joins by an invitation and signs with a key that a page made");
  if (process.env.STORY || whole)
    return;
  assert.ok(end.pages > 40 && end.refused > 10, JSON.stringify(end));
  dueLeads(DUE);
  within(BUDGET);
});

test("what a dialogue needs often takes few presses, and is the same as from command lines", { skip: skip || Boolean(process.env.STORY) }, async () => {
  await walkThrough("test/browser/dialogue.story", ofShort);
  dueLeads(OFTEN_DUE);
  within(OFTEN);
  assert.deepEqual([walked.item.way, walked.reading.way], ["home", "home"], "a bidder's own work leads to the dialogue and to the data room");
  assert.match(walked.resolve.led, /[?&]inquiry=2\b/, "of two that are open the one that was replied to is chosen");
  assert.equal(ground, "mandatory-ground", "of grounds the one that was upheld is chosen");
  assert.match(begun, /^# timetable round=3 event=deadline moment="2026-03-\d\d 12:00"$/m, "a deadline is proposed that is near");
  assert.match(begun, /^# Bela Ltd:\ninvited round=3 lot=1 bidder=\d{9}$/m, "an invitation says by name who is invited");
});
