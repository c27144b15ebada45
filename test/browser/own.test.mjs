/* What people see who are signed in, of a demonstration: every page and one form of every kind of field,
 * sound on a phone and a desk, with scripts and without; done by keyboard alone; and on paper. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { demonstration, formKey, forms, ownPages, publicPages, sends, year } from "./demonstration.mjs";
import { allSound, byTab, leads, noBrowser, overflow, pictured, reachedByTab, sound, visitor } from "./door.mjs";

const skip = noBrowser;
let play;
before(async () => { if (!skip) play = await demonstration(); });
after(() => play?.close());

/* ---- who they are ---- */

/* A guest who has read the list and is about to choose from it. */
async function guest() {
  const read = await fetch(`${play.url}/demonstration`), form_key = formKey(await read.text());
  const cookie = read.headers.get("set-cookie").split(/, (?=\w+=)/).map((it) => it.split(";")[0]).join("; ");     // of Node 18, too
  return (id) => fetch(`${play.url}/demonstration`, { method: "POST", redirect: "manual", headers: { cookie },
    body: new URLSearchParams({ form_key, id }) });
}

test("who is the same invented person sixteen times at once, for the first time, is so each time", { skip }, async () => {
  const guests = await Promise.all(Array.from({ length: 16 }, guest));
  for (const { id } of play.people) {
    const answers = await Promise.all(guests.map((becomes) => becomes(id)));
    assert.deepEqual(answers.map((it) => it.status), answers.map(() => 303), id);
  }
});

/* ---- sound ---- */

const kinds = new Set(["form-member", "form-answer", "form-amend", "form-role", "form-score", "form-award-form", "form-standstill", "form-begin"]);
const shown = [...ownPages, ...forms.filter(([name]) => kinds.has(name))];
const people = [...new Set(shown.map(([, who]) => who))];
for (const who of people)
  test(`all that ${who} sees is sound`, { skip }, () =>
    allSound(shown.filter((page) => page[1] === who).map(([name, , path]) => [play.url + path, name]),
      { signIn: (context) => play.become(context, who), drawn: false }));

const missing = publicPages.filter(([, , status]) => status === 404);
test("what is not there is said on a page that is sound", { skip }, () =>
  allSound(missing.map(([name, path]) => [play.url + path, name]), { status: 404 }));

for (const script of [true, false])
  test(`what is typed wrong, checked, agreed to and entered is sound ${script ? "with" : "without"} scripts`, { skip }, async () => {
    const at = await visitor({ width: 320, script }), tender = `${play.url}/t/${year}-103`;
    const become = (id) => play.become(at.context, id), sent = async (url, fields) => play.url + await sends(at.context, url, fields);
    const page = await at.open("about:blank");
    const see = async (name, url) => {
      await at.go(page, url);
      await sound(page, `${name}-320${script ? "" : "-plain"}`);
    };
    try {
      await become("living-copper");
      await see("form-member", `${tender}/do/member`);
      at.calm();
      await leads(page, () => page.getByRole("button", { name: "Continue" }).click());
      await page.getByRole("heading", { name: "There is a problem" }).waitFor();
      await sound(page, `form-wrong-320${script ? "" : "-plain"}`);
      at.calm(422);
      at.forget();
      const check = await sent(`${tender}/do/member`, { member: script ? "1" : "2", part: "member", name: "Tarn Coaches", identifier: "GB-COH 131" });
      await see("check", check);
      await see("entered", await sent(check, {}));
      await become("living-wren");
      const two = await sent(`${tender}/do/suspend`, { lot: "1", reason: "The map of the route is wrong." });
      await see("check-two", two);
      await see("agreements-own", await sent(two, {}));
      await become("living-otis");
      await see("home-waits", `${play.url}/home`);
      await see("agreements", `${tender}/agreements`);
      await see("agreement", await page.locator('main a[href*="/agreements/"]').last().evaluate((a) => a.href));
      at.calm();
    } finally {
      await at.close();
    }
  });

/* ---- by keyboard alone ---- */

const reached = [["living-wren", "/home"], ["living-wren", `/t/${year}-103/do`], ["living-wren", `/t/${year}-103`],
  ["living-wren", "/t/office/do/begin"], ["living-wren", "/me"], ["living-wren", "/people"], ["living-finn", `/t/${year}-101/do/score`],
  ["living-finn", `/t/${year}-101/score`], ["living-finn", "/"], ["living-finn", "/t/2026-42/award"], ["living-finn", "/sign-in"], ["living-finn", "/verify"]];
test("everything that can be pressed is reached by Tab, in the order in which it is read, and seen there", { skip }, async () => {
  const at = await visitor(), page = await at.open("about:blank");
  try {
    for (const [who, path] of reached) {
      await play.become(at.context, who);
      await page.goto(play.url + path);
      await reachedByTab(page, path);
    }
    at.calm();
  } finally {
    await at.close();
  }
});

test("a bidder names a member of its consortium, checks and signs by keyboard alone", { skip }, async () => {
  const at = await visitor(), press = (key) => page.keyboard.press(key);
  await play.become(at.context, "living-copper");
  const page = await at.open(`${play.url}/t/${year}-103/do/member`);
  const to = (css) => byTab(page, css);
  try {
    await press("Tab");
    await press("Enter");
    assert.ok(await page.evaluate(() => location.hash === "#main-content"), "the way past the menu leads into the page");
    await to('[name="part"]');
    await press("Space");
    await to('[name="name"]');
    await page.keyboard.type("Tarn Coaches");
    await to('[name="identifier"]');
    await page.keyboard.type("GB-COH 131");
    await to("main button");
    await press("Enter");
    await page.getByRole("heading", { name: "Check before you sign" }).waitFor();
    await to("main button");
    await press("Enter");
    await page.waitForURL(/\/entered\//);
    at.calm();
  } finally {
    await at.close();
  }
});

/* ---- on paper ---- */

test("on paper nothing is folded, and no menu is printed", { skip }, async () => {
  const at = await visitor(), page = await at.open("about:blank");
  try {
    for (const [name, path] of [["tender", "/t/2026-42"], ["award", "/t/2026-42/award"], ["entry", "/log/entry/61"]]) {
      await page.goto(play.url + path);
      await page.emulateMedia({ media: "print" });
      await pictured(page, `${name}-printed`);
      const [menu, folded] = await page.evaluate(() => [
        [...document.querySelectorAll("nav a, .govuk-footer a, .govuk-skip-link")].filter((e) => e.checkVisibility()).length,
        [...document.querySelectorAll("details > :not(summary)")].filter((e) => !e.closest(".tb-not-printed") && !e.checkVisibility({ contentVisibilityAuto: true })).length]);
      assert.deepEqual([menu, folded], [0, 0], path);
      await page.emulateMedia({ media: "screen" });
    }
  } finally {
    await at.close();
  }
});

const DAILY = [["living-nadia", `/t/${year}-101/manage`], ["living-wren", `/t/${year}-103/questions`], ["living-nadia", `/t/${year}-101/oversee`],
  ["living-finn", `/t/${year}-101/score`], ["living-finn", `/t/${year}-101/score/1/sheet`], ["vehicle-recovery-olga", "/t/2026-42/moderation"],
  ["business-partnering-olga", "/t/2012-1/moderation"], ["business-partnering-olga", "/t/2012-1/results"], ["living-nadia", "/admin"],
  ["living-nadia", "/admin/theme"], ["living-nadia", "/me/calendar"], ["living-nadia", "/home"]];

test("pages of the daily work fit on a sheet, without what can only be pressed", { skip }, async () => {
  const at = await visitor({ width: 794 }), page = await at.open("about:blank");         // A4
  try {
    for (const [id, path] of DAILY) {
      await play.become(at.context, id);
      await page.goto(play.url + path);
      await page.emulateMedia({ media: "print", forcedColors: "none" });
      const [pressed, addresses] = await page.evaluate(() => [
        [...document.querySelectorAll("main button, main .govuk-button")].filter((e) => e.checkVisibility()).length,
        [...document.querySelectorAll('main a[href^="/"]')].filter((e) => getComputedStyle(e, "::after").content !== "none").length]);
      assert.deepEqual([pressed, addresses, await overflow(page)], [0, 0, 0], path);
      await page.emulateMedia({ media: "screen", forcedColors: "active" });
      const bare = await page.evaluate(() => [...document.querySelectorAll("main .govuk-button, main .govuk-tag")]
        .filter((e) => e.checkVisibility() && getComputedStyle(e).borderStyle === "none").length);
      assert.equal(bare, 0, `${path}: with colours of the reader's own every tag and button has an edge`);
    }
    at.calm();
  } finally {
    await at.close();
  }
});
