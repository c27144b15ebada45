/* A demonstration's story, walked by its people in Chromium: the first act of each kind. Each begins at their own work,
 * where what they must do next leads to the page or form for it; what nobody must do is found from the work on the tender
 * or among what they can do. Two officers where it takes two. What comes of it is what command lines give. Another story is
 * walked by hand, and what leads where is only said:
 *
 *     STORY=demo/business-partnering.story node --test --test-reporter=tap walk.test.mjs */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { faults, leads, noBrowser, top, visitor } from "./door.mjs";

const walker = process.env.WALKER ?? join(top, "build/check/test/walker");
const skip = noBrowser || (existsSync(walker) ? false : "build/check is not built");
const story = process.env.STORY ?? "demo/vehicle-recovery.story";
let at, page, url;

before(async () => {
  if (skip)
    return;
  at = await visitor();
  await at.context.route(/\/events\?/, (route) => route.fulfill({ contentType: "text/event-stream", body: "" }));   // nobody listens when the story ends
  page = await at.open("about:blank");
});
after(() => at?.close());

const become = (value) => at.context.addCookies([{ name: "tenderbox", value, url }]);
const heading = (name) => page.getByRole("heading", { level: 1, name }).waitFor();

/* ---- by how many presses, and by which way ---- */

/* What is due leads there from one's own work. Presses: doc/tasks.md; of acts that two officers sign, both theirs. */
const DUE = ["conflict", "padlock", "ruling", "approval", "publish", "question", "answer", "box-list", "admit", "score",
  "scores-done", "consensus", "score-lock", "award", "summary", "notice-published", "standstill", "contract"];
const BUDGET = { approval: 4, answer: 3, summary: 4, standstill: 3, "notice-published": 3, award: 5, contract: 5, "box-list": 5,
  admit: 5, interest: 3, withdraw: 4 };
const walked = {};
let presses = 0;
const press = (locator) => { presses++; return leads(page, () => locator.click()); };
const link = (href) => page.locator(`main a[href$="${href}"]`).first();

/* ---- what is typed ---- */

/** False: the page has no place where to type it. */
async function fill(name, value) {
  const input = page.locator(`[name="${name}"]`).first();
  if (!await input.count())
    return false;
  const kind = await input.evaluate((e) => e.type ?? e.tagName);
  if (kind === "radio")
    await page.locator(`[name="${name}"][value="${value}"]`).check();
  else if (kind === "select-one")
    await input.selectOption(value);
  else if (kind === "file")
    await input.setInputFiles({ name: "paper.txt", mimeType: "text/plain", buffer: Buffer.from(value) });
  else if (kind !== "hidden")
    await input.fill(value);
  return true;
}

async function fillAll(fields) {
  for (const [name, value] of Object.entries(fields))
    if (!await fill(name, value))
      return false;
  return true;
}

/* ---- from one's own work ---- */

/* Pages that are made for what people do often; all else is a form. */
const MADE = { publish: "/draft", amend: "/draft/amend", answer: "/questions", score: "/score/", "scores-done": "/score/",
  consensus: "/moderation/" };

/* Pages that make the paper themselves, and lead to the form for one that was written elsewhere, as this story's are. */
const BEFORE = { approval: "/decide/", summary: "/letters" };

/* The one of them that is about what is typed: of two bidders who are to be admitted this one. */
async function leading(act, fields) {
  const links = await page.locator("main a").evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
  const does = links.filter((href) => new URL(href, url).pathname.endsWith(`/do/${act}`) ||
    (MADE[act] && new URL(href, url).pathname.includes(MADE[act]) && !href.includes("#")));
  const fits = does.filter((href) => [...new URL(href, url).searchParams].every(([name, value]) => fields[name] === value));
  return fits[0] ?? does[0];
}

const REGISTERED = /^(GB-COH) ([^;]+); (.*)$/;

/* Who has no part in a tender yet finds it among all; a bid is withdrawn where it was handed in. */
async function comeOtherwise(act, place, { identifier }) {
  if (act === "interest" && REGISTERED.test(identifier)) {
    await page.goto(url + place);
    await press(page.getByRole("link", { name: "Register as a bidder" }));
    return "tender";
  }
  if (act === "withdraw") {
    await press(page.locator('main a[href*="/bid/"]').first());
    await press(page.locator('main a[href*="/do/withdraw"]'));
    return "bid";
  }
  return null;
}

/** How somebody came to where it is done; null: nothing leads there, and at its address it is not either. */
async function come(act, place, fields) {
  presses = 0;
  await page.goto(`${url}/home`);
  const otherwise = await comeOtherwise(act, place, fields);
  if (otherwise)
    return otherwise;
  const [office, work] = [place.endsWith("/office"), page.locator('main a[href$="/manage"]')];
  for (const [way, step] of [["duty", null], ["work", office || !await work.count() ? null : work.first()],
    ["doings", page.locator(`main a[href$="${office ? "/t/office/do" : "/do"}"]`).first()]]) {
    if (way !== "duty") {
      if (!step)
        continue;
      presses = 0;
      await page.goto(`${url}/home`);
      if (!await step.count())
        continue;
      await press(step);
    }
    if (way === "duty" && BEFORE[act] && await page.locator(`main a[href*="${BEFORE[act]}"]`).count())
      await press(page.locator(`main a[href*="${BEFORE[act]}"]`).first());
    const href = await leading(act, fields);
    if (href) {
      await press(page.locator(`main a[href="${href}"]`).first());
      return way;
    }
  }
  presses = 0;
  return (await page.goto(`${url}${place}/do/${act}`)).status() === 404 ? null : "address";
}

/* ---- pages made for it ---- */

/* A text in which all that counts stands, without the moments that are said anew, and what is new behind the rest. */
const key = (line) => /^timetable round=\S+ event=\S+ /.exec(line.replaceAll('"', ""))?.[0];
const changed = (text, lines) => [...text.split("\n").filter((old) => !key(old) || !lines.some((line) => key(line) === key(old))), ...lines].join("\n");

/* Definitions are a text; what is right of it leads to the form that enters it. */
async function draft(definitions) {
  const begin = page.getByRole("button", { name: "Begin" }), empty = page.locator("#from-empty");
  if (await empty.count())
    await empty.check();
  if (await begin.count())
    await press(begin);
  const text = page.locator("#f-text"), amends = page.url().endsWith("/amend");
  await text.fill(amends ? changed(await text.inputValue(), definitions.trim().split("\n")) : definitions);
  await press(page.locator('button[value="propose"]'));
}

/* One mark, as an evaluator or the chair writes it, and all that is ready signed at once. */
async function mark({ lot, criterion, bidder, mark: given, reason, file, page: seen, present }) {
  await press(link(`/${lot}/${criterion}/${bidder}`));
  await page.locator("#tb-mark[data-ready]").waitFor();
  await page.locator(`input[name="mark"][value="${given}"]`).check();
  for (const [name, value] of Object.entries({ reason, file, page: seen, present }))
    if (value)
      await page.locator(`#f-${name}`).fill(value);
  await press(page.getByRole("button", { name: "Save", exact: true }));
  await press(page.locator(".govuk-back-link"));
}

async function signSheet() {
  if (!/\/sheet$/.test(page.url()))
    await press(link("/sheet"));
  await press(page.locator("main form button.govuk-button").first());
  await press(page.getByRole("button", { name: /^Sign and enter/ }));
}

async function register({ name, identifier }) {
  const [, scheme, number, contact] = REGISTERED.exec(identifier);
  await page.locator("#name").fill(name);
  await page.locator("#scheme").selectOption(scheme);
  await page.locator("#number").fill(number);
  await page.locator("#contact").fill(contact);
  return goesOn("interest");
}

/** Is it done there? Null: this is no such page, but a form. */
async function doneInPage(act, fields, definitions) {
  const path = new URL(page.url()).pathname;
  if (path.endsWith("/register"))
    return register(fields);
  if (/\/draft(\/amend)?$/.test(path) && definitions) {
    await draft(definitions);
    return await page.locator(".govuk-error-summary").count() ? false : null;
  }
  if (!/\/(score|moderation)\/\d+$/.test(path))
    return null;
  if (act !== "scores-done")
    await mark(fields);
  await signSheet();
  return true;
}

/* ---- forms ---- */

/* What is typed is looked through and signed. False: something was wrong with it. */
async function goesOn(act) {
  await press(page.getByRole("button", { name: "Continue" }).first());
  if (await page.locator(".govuk-error-summary").count())
    return false;
  await heading("Check before you sign");
  assert.deepEqual(await faults(page), [], `${act}, looked at before it is signed`);
  presses++;
  await page.locator("form button.govuk-button").first().click();
  return true;
}

async function doneInForm(act, fields, definitions) {
  if (definitions && !page.url().includes("draft="))
    await fill("definitions", definitions);
  return await fillAll(fields) && goesOn(act);
}

/* Another officer finds it among their own work. */
async function agrees(other) {
  await page.waitForURL(/\/agreements$/);
  await become(other);
  await page.goto(`${url}/home`);
  await press(page.locator('main a[href*="/agreements/"]').last());
  presses++;
  await page.getByRole("button", { name: "Agree and enter" }).click();
}

/** Is it done? No: the page says why not, as a command line would. */
async function walk({ act, at: place, cookie, other, definitions, fields }) {
  await become(cookie);
  const way = await come(act, place, fields);
  const inPage = way && await doneInPage(act, fields, definitions);
  if (!way || inPage === false || (inPage === null && !await doneInForm(act, fields, definitions)))
    return at.calm(/40[34]|422/), at.forget(), false;
  if (other)
    await agrees(other);
  await page.waitForURL(/\/entered\/|signed=1$/);
  walked[act] = { way, presses };
  at.calm();
  return true;
}

test("the first act of each kind is done in a browser, and all acts are the same as from command lines", { skip }, async () => {
  const child = spawn(walker, [mkdtempSync(join(tmpdir(), "walk-")), join(top, story)],
    { stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, ASAN_OPTIONS: "detect_leaks=0" } });
  let end = null, failure = null;
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line);
    if (said.address)
      url = `http://${said.address.replace(/^http:\/\/|\/$/g, "")}`;
    else if (said.act) {
      const done = !failure && await walk(said).catch((e) => { failure = new Error(`${said.act}: ${e.message}`, { cause: e }); return false; });
      child.stdin.write(done ? "done\n" : "refused\n");
    } else
      end = said;
  }
  assert.ifError(failure);
  for (const [act, { way, presses: n }] of Object.entries(walked))
    process.stdout.write(`# ${act}: ${way}, ${n} presses\n`);
  assert.deepEqual({ ...end, browser: end.browser > 20, pages: end.pages > 40, tools: end.tools > 10, refused: end.refused > 10 },
    { browser: true, pages: true, tools: true, refused: true, same: true, trouble: false });
  process.stdout.write(`# ${end.browser} acts in the browser, ${end.pages} through pages, ${end.tools} by tools\n`);
  if (process.env.STORY)
    return;
  assert.deepEqual(DUE.filter((act) => walked[act]?.way !== "duty"), [], "what is due, and one's own work does not lead to it");
  assert.deepEqual(Object.keys(walked).filter((act) => walked[act].way === "address"), [], "nothing leads to it");
  assert.deepEqual(Object.entries(BUDGET).filter(([act, most]) => !(walked[act]?.presses <= most)), [], "too many presses");
});
