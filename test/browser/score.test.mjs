/* Marks, in pages: evaluators of a tender that is being evaluated mark by keyboard, with scripts and without,
 * their chair records what the panel agrees on, and an officer locks. What is signed is what command lines give. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { become, somebody } from "./demonstration.mjs";
import { allSound, leads, living, noBrowser, program, serve, sound } from "./door.mjs";

const skip = noBrowser, year = new Date().getFullYear(), meals = `/t/${year}-101`, WAIT = 60000;
const GITA = "Gita Rao, for the patients", FINN = "Finn Adeyemi, ward manager", CLEO = "Cleo Stamp, head of nutrition";
let folder, book, door, gita;

async function becomes(name, how) {
  const at = await somebody(door.url, name, how);
  at.page.setDefaultTimeout(WAIT);
  return Object.assign(at, { go: (path) => at.page.goto(door.url + meals + path), main: () => at.page.textContent("main") });
}

before(async () => {
  if (skip)
    return;
  folder = mkdtempSync(join(tmpdir(), "score-"));
  living(join(folder, "kept"));
  execFileSync("cp", ["-a", join(folder, "kept"), join(folder, "typed")]);
  book = join(folder, "kept/book");
  door = await serve(book, ["--demonstration"]);
  gita = await becomes(GITA);
});
after(async () => { await gita?.close(); await door?.close(); });

/* From here on no script of this page runs. */
const plainly = async (at) => (await at.context.newCDPSession(at.page)).send("Emulation.setScriptExecutionDisabled", { value: true });
const step = (name, work) => test(name, { skip }, work);
const ready = (page) => page.locator("#tb-mark[data-ready]").waitFor();
const told = (page, words) => page.waitForFunction((w) => new RegExp(w).test(document.getElementById("tb-saved").textContent), words);

const everywhere = (id, path, picture) => allSound([[door.url + meals + path, picture]], { signIn: (context) => become(context, door.url, id) });

/* ---- alone ---- */

step("her work leads an evaluator to all that she marks, in an order of her own, and to nobody else's marks", async () => {
  await gita.page.goto(`${door.url}/home`);
  await gita.page.getByRole("link", { name: /mark every bid/ }).click();
  const main = await gita.main(), columns = await gita.page.locator("thead th").allTextContents();
  assert.match(main, /9 of 9 left\. Close your sheet by/);
  assert.doesNotMatch(main, /Menus change with the season|signed:/);
  assert.equal((await gita.page.getByRole("link", { name: /^Not started/ }).count()), 9);
  await gita.page.reload();
  assert.deepEqual(await gita.page.locator("thead th").allTextContents(), columns);
  const finn = await becomes(FINN);
  await finn.go("/score");
  assert.match(await finn.main(), /5 of 9 left/);
  assert.deepEqual([...await finn.page.locator("thead th").allTextContents()].sort(), [...columns].sort());
  finn.calm();
  await finn.close();
  assert.equal((await gita.go("/moderation/1/2/1")).status(), 404);
  assert.equal((await gita.go("/score/7")).status(), 404);
  gita.calm(404);
  gita.forget();
});

const pressed = [], marks = [];
step("an answer is marked with six keys and a sentence", async () => {
  await gita.go("/score");
  await gita.page.getByRole("button", { name: "Go on with the next mark" }).click();
  for (let left = 9; left; left--) {
    const { page } = gita, at = page.url(), keys = [], press = (key) => { keys.push(...key.split("+")); return page.keyboard.press(key); };
    await ready(page);
    if (left === 9)                                             // from then on the page begins there by itself
      await page.locator("#yours").focus();
    const [, criterion, bidder] = /score\/1\/(\d+)\/(\d+)/.exec(at), reason = `Seen for bidder ${bidder}, question ${criterion}.`;
    await press("Tab");
    await press("3");
    await press("Tab");
    await page.keyboard.type(reason);
    await press("Control+Enter");
    await page.waitForURL((url) => url.href !== at);
    pressed.push(keys.length);
    marks.push({ criterion, bidder, reason });
  }
  assert.ok(Math.max(...pressed) <= 6, String(pressed));
  assert.match(gita.page.url(), /\/score\/1\/sheet$/);
  assert.match(await gita.main(), /0 signed, 9 ready to be signed, 0 missing/);
  gita.calm();
});

step("a digit chooses a mark in the list of marks alone", async () => {
  const { page } = gita;
  await gita.go(`/score/1/${marks[0].criterion}/${marks[0].bidder}`);
  await ready(page);
  await page.locator("#f-page").focus();
  await page.keyboard.press("5");
  assert.equal(await page.locator("input[name=mark]:checked").inputValue(), "3");
  assert.equal(await page.locator("#f-page").inputValue(), "5");
  await told(page, "^Saved");
  gita.calm();
});

step("what two windows write is both kept, and the later is told", async () => {
  const one = gita.page, other = await gita.open(one.url());
  await ready(other);
  await one.locator("#f-reason").fill("From the first window.");
  await told(one, "^Saved");
  await other.locator("#f-reason").fill("From the second window.");
  await other.locator("#tb-crossed:not([hidden])").waitFor();
  assert.match(await other.textContent("#tb-crossed"), /another window[^]*From the first window/);
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await other.waitForLoadState();
  await one.reload();
  assert.equal(await one.locator("#f-reason").inputValue(), "From the second window.");
  marks[0].reason = "From the second window.";
  await other.close();
  gita.calm();
});

step("without a connection what is typed is kept, also over a closed page, and sent when it is back", async () => {
  const { page } = gita, words = "Typed where there was no connection.";
  await ready(page);
  await gita.context.setOffline(true);
  await page.locator("#f-reason").fill(words);
  await told(page, "no connection.*kept in this browser");
  await gita.context.setOffline(false);
  await told(page, "^Saved");
  await gita.context.setOffline(true);
  await page.locator("#f-reason").fill(`${words} And then the page was closed.`);
  await told(page, "no connection");
  const url = page.url();
  await page.close();
  await gita.context.setOffline(false);
  gita.page = await gita.open(url);
  gita.page.setDefaultTimeout(WAIT);
  await told(gita.page, "^Saved");
  assert.equal(await gita.page.locator("#f-reason").inputValue(), `${words} And then the page was closed.`);
  marks[0].reason = `${words} And then the page was closed.`;
  gita.forget();                                                // what did not come is meant
});

step("a session that ends while somebody writes loses nothing, with scripts and without", async () => {
  const { page } = gita;
  await ready(page);
  const cookies = await gita.context.cookies();
  await gita.context.clearCookies();
  await page.locator("#f-reason").fill("Typed while signed out.");
  await told(page, "you are signed out");
  await gita.context.addCookies(cookies);
  await told(page, "^Saved");
  marks[0].reason = "Typed while signed out.";
  gita.forget();
  const plain = await becomes(GITA);
  await plainly(plain);
  await plain.page.goto(page.url());
  const session = await plain.context.cookies();
  await plain.context.clearCookies();
  await plain.page.locator("#f-reason").fill("Typed without scripts.");
  await plain.page.getByRole("button", { name: "Save", exact: true }).click();
  assert.match(await plain.page.textContent("main"), /You were signed out[^]*nothing is lost/);
  await plain.context.addCookies(session);
  await plain.page.getByRole("button", { name: "Go on with this mark" }).click();
  assert.equal(await plain.page.locator("#f-reason").inputValue(), "Typed without scripts.");
  plain.calm(403);
  await plain.close();
});

step("what is typed as a page and is no number stays where it is, and is said beside it and in the title", async () => {
  const again = await becomes(GITA), { page } = again;
  await again.go(`/score/1/${marks[0].criterion}/${marks[0].bidder}`);
  await page.locator("#f-page").fill("twelve");
  await leads(page, () => page.evaluate(() => document.getElementById("tb-mark").submit()));      // as without scripts
  assert.equal(await page.locator("#f-page").inputValue(), "twelve");
  assert.match(await page.locator("#place-error").textContent(), /File and page are numbers/);
  assert.match(await page.title(), /^Error: /);
  assert.equal(await page.locator(".govuk-error-summary a").getAttribute("href"), "#f-file");
  await sound(page, "mark-wrong");
  again.forget();                                               // 422 is meant, and so may a save be refused
  await again.close();
});

step("all pages of an evaluator are sound", async () => {
  await everywhere("living-gita", "/score", "score");
  await everywhere("living-gita", `/score/1/${marks[1].criterion}/${marks[1].bidder}?by=bidder`, "mark");
  await everywhere("living-gita", "/score/1/sheet", "sheet");
});

step("all is signed in one press, and the sheet is closed", async () => {
  await gita.go("/score/1/sheet");
  await gita.page.getByRole("button", { name: "Look through and sign 9 marks, and close your sheet" }).click();
  assert.match(await gita.main(), /Check 10 acts before you sign/);
  await sound(gita.page, "signing");
  await gita.page.getByRole("button", { name: "Sign and enter all" }).click();
  await gita.page.waitForURL(/sheet\?signed=10$/);
  assert.match(await gita.main(), /10 acts are signed and entered[^]*9 signed, 0 ready to be signed, 0 missing/);
  await gita.go(`/score/1/${marks[0].criterion}/${marks[0].bidder}`);
  assert.match(await gita.main(), /You have closed your sheet/);
  assert.equal(await gita.page.locator("#tb-mark").count(), 0);
  gita.calm();
});

step("another marks without scripts, and nobody sees a mark of others before he has closed", async () => {
  const finn = await becomes(FINN);
  await plainly(finn);
  for (const who of [GITA, CLEO]) {
    const at = await becomes(who);
    await at.go("/moderation");
    assert.match(await at.main(), /Marks are shown here once everybody has closed[^]*Finn Adeyemi[^]*Still marking/);
    assert.doesNotMatch(await at.main(), /Menus change|Bramble/);
    at.calm();
    await at.close();
  }
  await everywhere("living-cleo", "/moderation", "moderation-waits");
  await finn.go("/score");
  await finn.page.getByRole("button", { name: "Go on with the next mark" }).click();
  for (let left = 5; left; left--) {
    await finn.page.locator("input[name=mark][value='5']").check();
    await finn.page.locator("#f-reason").fill("Written without scripts.");
    const at = finn.page.url();
    await finn.page.locator("button[value=next]").click();
    await finn.page.waitForURL((url) => url.href !== at);
  }
  await finn.page.getByRole("button", { name: /Look through and sign 5 marks, and close your sheet/ }).click();
  await finn.page.getByRole("button", { name: "Sign and enter all" }).click();
  assert.match(await finn.main(), /6 acts are signed and entered/);
  finn.calm();
  await finn.close();
});

/* ---- together ---- */

const agreed = [];
step("the chair sees all marks side by side, what lies furthest apart first, and records what is agreed", async () => {
  const cleo = await becomes(CLEO), { page } = cleo;
  await cleo.go("/moderation");
  const apart = (await page.locator("tbody tr td:nth-last-child(3)").allTextContents()).map(Number);
  assert.equal(apart.length, 9);
  assert.deepEqual(apart, [...apart].sort((x, y) => y - x));
  assert.doesNotMatch(await cleo.main(), /average of/);
  await everywhere("living-cleo", "/moderation", "moderation");
  await page.getByRole("button", { name: "Talk about the next one" }).click();
  await everywhere("living-cleo", page.url().replace(door.url + meals, ""), "agree");
  for (let left = 9; left; left--) {
    const at = page.url(), [, criterion, bidder] = /moderation\/1\/(\d+)\/(\d+)/.exec(at);
    await ready(page);
    assert.match(await cleo.main(), /Eva Marsh[^]*Finn Adeyemi[^]*Gita Rao/);
    await page.locator("input[name=mark][value='4']").check();
    await page.locator("#f-reason").fill(`Agreed after talking, question ${criterion}.`);
    if (left === 9)
      await page.locator("#f-present").fill("Cleo Stamp, Eva Marsh, Finn Adeyemi, Gita Rao");
    await page.locator("button[value=next]").click();
    await page.waitForURL((url) => url.href !== at);
    agreed.push({ criterion, bidder });
  }
  assert.match(await cleo.main(), /9 ready to be signed, 0 missing/);
  await everywhere("living-cleo", "/moderation/1/sheet", "agreed");
  await page.getByRole("button", { name: "Look through and sign 9 marks" }).click();
  await page.getByRole("button", { name: "Sign and enter all" }).click();
  assert.match(await cleo.main(), /9 acts are signed and entered[^]*9 signed/);
  cleo.calm();
  await cleo.close();
});

step("then an officer is led to the lock", async () => {
  const nadia = await becomes("Nadia Okoro");
  await nadia.go("/moderation");
  await nadia.page.getByRole("link", { name: "Lock the marks of this lot" }).first().click();
  await nadia.page.getByRole("button", { name: "Continue" }).click();
  await nadia.page.getByRole("button", { name: "Sign your agreement" }).waitFor();
  nadia.calm();
  await nadia.close();
});

/* ---- the same as typed ---- */

const acts = (from, place) => {
  const out = join(folder, `${place}.tbx`), key = join(folder, "kept/people/living/nadia.key");
  execFileSync(program, ["export", "bundle", "--edition", "overseer", "--book", from, "--as", key, "-p", `${year}-101`, "--out", out],
    { stdio: ["ignore", "pipe", "pipe"] });
  const text = execFileSync("tar", ["xOf", out, "acts"], { encoding: "utf8" });
  return text.split(/^act \d+ [^]*?\n/m).flatMap((act) => {
    const kind = /^act (score|scores-done|consensus)$/m.exec(act)?.[1], who = /^actor (\d+)$/m.exec(act)?.[1];
    const own = [...act.matchAll(/^(round|lot|bidder|criterion|mark|file|page|clarification|how) .*$/gm)].map(([line]) => line);
    return kind ? [[kind, who, ...own].join(" ")] : [];
  });
};

step("the acts are those of command lines", async () => {
  await door.close();
  const typed = join(folder, "typed/book"), people = join(folder, "typed/people/living");
  const types = (who, ...words) => execFileSync(program, ["act", ...words, "--book", typed, "--as", join(people, `${who}.key`), "-p", `${year}-101`],
    { stdio: ["ignore", "pipe", "pipe"] });
  const byPages = acts(book, "pages"), before_ = acts(typed, "before");
  assert.equal(byPages.length - before_.length, 10 + 6 + 9);
  types("gita", "score", "lot=1", `bidder=${marks[1].bidder}`, `criterion=${marks[1].criterion}`, "mark=3", `reason=${marks[1].reason}`);
  const one = acts(typed, "typed").at(-1);
  assert.ok(byPages.includes(one), `${one}\n${byPages.join("\n")}`);
});
