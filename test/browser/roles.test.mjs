/* Pages of those whose work comes now and then: who approves, who writes to bidders, who holds a dialogue, who
 * lets people into the data room, who looks after a contract. Each does it through its page, with scripts and without,
 * and sees what is theirs to see. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { become, demonstration, year } from "./demonstration.mjs";
import { allSound, byTab, leads, noBrowser, program, reachedByTab, serve, top, visitor, words } from "./door.mjs";

const skip = noBrowser, stations = `/t/${year}-201`, cells = `/t/${year}-202`;
let door;

before(async () => {
  if (skip)
    return;
  const kept = join(mkdtempSync(join(tmpdir(), "roles-")), "kept");
  execFileSync(program, ["demo", join(top, "test/browser/roles.story"), "--living", "--keep", kept, "-q"], { stdio: "ignore" });
  door = await serve(join(kept, "book"), ["--demonstration"]);
});
after(() => door?.close());

const signIn = (who) => (context) => become(context, door.url, `own-${who}`);

/* Two seats, one with scripts off, in which one of them sits after the other. */
const seats = new Map();
async function seat(script) {
  if (!seats.has(script)) {
    const at = await visitor({ script });
    seats.set(script, Object.assign(at, { page: await at.open("about:blank") }));
  }
  return seats.get(script);
}

/** Does something as one of them, and looks whether nothing was wrong on the way. */
async function as(who, path, work, { script = true } = {}) {
  const at = await seat(script);
  at.forget();
  await at.context.clearCookies();
  await signIn(who)(at.context);
  await at.go(at.page, door.url + path);
  await work(at.page, at);
  at.calm();
}

const press = (page, name) => leads(page, () => page.getByRole("button", { name }).click());
const follow = (page, name) => leads(page, () => page.getByRole("link", { name }).first().click());
const step = (name, work) => test(name, { skip }, work);

/** What is not theirs is not there. */
async function nobodys(who, path) {
  const at = await visitor();
  await signIn(who)(at.context);
  assert.equal((await at.context.request.get(door.url + path, { maxRedirects: 0 })).status(), 404, `${who} ${path}`);
  await at.close();
}

/* ---- sound, before anything is done ---- */

for (const [name, who, path] of [
  ["gates", "ines", `${stations}/decide`], ["deciding", "ines", `${stations}/decide/1`],
  ["deciding-other", "olga", `${stations}/decide/1`], ["gates-none", "olga", `${cells}/decide`],
  ["letters", "olga", `${stations}/letters`], ["letters-approver", "ines", `${stations}/letters`],
  ["dialogue", "olga", `${cells}/dialogue`], ["dialogue-bidder", "kite", `${cells}/dialogue`],
  ["dialogue-first", "olga", `${cells}/dialogue/1`], ["room", "olga", `${cells}/room`], ["room-bidder", "kite", `${cells}/room`],
  ["contract-none", "mona", `${cells}/contract/manage`]])
  step(`${name} is sound`, () => allSound([[door.url + path, `roles-${name}`]], { signIn: signIn(who) }));

/* ---- by keyboard alone, before anything is done ---- */

for (const [name, who, path] of [
  ["the gates", "ines", `${stations}/decide`], ["the paper that is decided on", "ines", `${stations}/decide/1`],
  ["the letters", "olga", `${stations}/letters`],
  ["the dialogue, to officers", "olga", `${cells}/dialogue`], ["the dialogue, to a bidder", "kite", `${cells}/dialogue`]])
  step(`everything that can be pressed on ${name} is reached by Tab, as one reads, and seen there`, () =>
    as(who, path, (page) => reachedByTab(page, path)));

step("everything that can be pressed on a letter beside another is reached by Tab, as one reads, and seen there", () =>
  as("olga", `${stations}/letters`, async (page) => {
    await follow(page, /assessment summary for Dray Ltd/);
    await follow(page, "Bela & Daughters Ltd");
    assert.match(await words(page), /Lines of the letter to Bela & Daughters Ltd/);
    const url = page.url().replace(/#.*/, "");
    await page.goto("about:blank");                    // Tab begins at the top, not where the link led
    await page.goto(url);
    await reachedByTab(page, "a letter");
  }));

/* ---- approvals ---- */

step("an approver's work leads to the paper, which says what changed since the version they refused", () =>
  as("otis", "/home", async (page) => {
    await follow(page, /decide at the gate before signature/);
    assert.match(page.url(), /\/decide\/1$/);
    const main = await words(page);
    assert.match(main, /You decide on version 2/);
    assert.match(main, /What changed since version 1, on which you decided/);
    assert.match(main, /Award report: lot 1, Stations/);
    assert.match(main, /The exit clause is missing\./);
    assert.ok(await page.locator(".tb-changes ins").count() > 10);
  }));

step("who has not declared an interest is told so, and led there", () =>
  as("quin", `${stations}/decide/1`, async (page) => {
    assert.equal(await page.locator("#f-reason").count(), 0);
    await follow(page, "Declare your interests");
    assert.match(page.url(), /\/do\/conflict$/);
  }));

step("who changes a decision before signing it finds what they chose and wrote", () =>
  as("ines", `${stations}/decide/1`, async (page) => {
    await page.getByLabel("Approve with a condition").check();
    await page.fill("#f-reason", "The depot stays open.");
    await press(page, "Check and sign");
    await follow(page, "Change");
    assert.ok(await page.getByLabel("Approve with a condition").isChecked());
    assert.equal(await page.inputValue("#f-reason"), "The depot stays open.");
    await page.goto(`${door.url}${stations}/decide/1`);
    await follow(page, "Show what you typed");
    assert.equal(await page.inputValue("#f-reason"), "The depot stays open.");
  }));

step("a decision without a choice or a reason is not taken, and what was typed stays", () =>
  as("ines", `${stations}/decide/1`, async (page, at) => {
    await page.fill("#f-reason", "It is <i>cheap</i>.");
    await press(page, "Check and sign");
    assert.match(await words(page), /Choose what you decide\./);
    assert.equal(await page.inputValue("#f-reason"), "It is <i>cheap</i>.");
    at.calm(422);
    at.forget();
  }));

step("an approver decides by keyboard alone, as far as what is signed", () =>
  as("ines", `${stations}/decide/1`, async (page) => {
    await byTab(page, "#decision-approved");
    await page.keyboard.press("Space");
    await byTab(page, "#f-reason");
    await page.keyboard.type("Good value.");
    await byTab(page, "main form button");
    await leads(page, () => page.keyboard.press("Enter"));
    assert.match(await words(page), /Check before you sign/);
    assert.match(await words(page), /Good value\./);
  }));

step("one approves with a condition, without scripts, and the other on the very same paper", async () => {
  await as("ines", "/home", async (page) => {
    await follow(page, /decide at the gate before signature/);
    await page.check("#decision-condition");
    await page.fill("#f-reason", "The depot stays open.");
    await press(page, "Check and sign");
    assert.match(await words(page), /On this condition: The depot stays open\./);
    await press(page, /Sign/);
    await page.goto(`${door.url}${stations}/decide/1`);
    assert.match(await words(page), /Ines Varga, board approved version 2/);
    assert.match(await words(page), /This waits for others/);
  }, { script: false });
  await as("otis", `${stations}/decide/1`, async (page) => {
    assert.match(await words(page), /every vote on it is on this very paper/);
    await page.check("#decision-approved");
    await page.fill("#f-reason", "Good value.");
    await press(page, "Check and sign");
    await press(page, /Sign/);
    await page.goto(`${door.url}${stations}/decide`);
    assert.match(await words(page), /Approved/);
  });
});

step("nobody else sees what a body decides on", async () => {
  for (const who of ["bela", "eva", "hana"])
    for (const path of ["/decide", "/decide/1", "/letters"])
      await nobodys(who, stations + path);
  await nobodys("olga", `${stations}/decide/7`);
});

/* ---- letters ---- */

step("letters differ as their bidders do, and each is seen before it is signed", () =>
  as("olga", `${stations}/letters`, async (page) => {
    const main = await words(page);
    assert.match(main, /Letters that are due and lack nothing: 3/);
    assert.match(main, /Bela & Daughters Ltd\s*the winner, place 1/);
    assert.match(main, /It counts from the contract award notice, which follows these letters/);
    assert.match(main, /The contract may be signed from/);
    assert.match(main, /weekend/);
    await follow(page, /assessment summary for Dray Ltd/);
    assert.match(await words(page), /Your tender was not awarded the contract/);
    await follow(page, "Bela & Daughters Ltd");
    assert.match(await words(page), /Lines of the letter to Bela & Daughters Ltd/);
    assert.ok(await page.locator("ins").count() > 0);
  }));

step("all of them are signed in one press, and then everybody has theirs", () =>
  as("olga", `${stations}/letters`, async (page) => {
    await press(page, /Check and sign all of them/);
    assert.match(await words(page), /Check 3 acts before you sign/);
    await press(page, /Sign/);
    const main = await words(page);
    assert.match(main, /Signed and entered: 3/);
    assert.equal((main.match(/Has it/g) ?? []).length, 3);
    assert.doesNotMatch(main, /Ready|To do/);
    assert.match(main, /Publish the award notice/i);
  }));

/* ---- dialogue ---- */

step("officers see the whole round, and what is missing leads to its form", () =>
  as("olga", "/home", async (page) => {
    await follow(page, /bring the minutes of a session: Lark/);
    const main = await words(page);
    assert.match(page.url(), /\/dialogue$/);
    assert.match(main, /Kite Custody Ltd: 1 session, 0 agreed; not decided whether it goes on/);
    assert.match(main, /One solution at least may be left out/);
    assert.match(main, /Lark <b>Escorts<\/b> Ltd/);
    assert.match(main, /Our own booking software plans the rest\.\s*Stays with its owner/);
    await follow(page, "Bring minutes of session 2");
    assert.equal(await page.inputValue("[name=session]:checked"), "2");
  }));

step("a bidder sees its own sessions and of its rivals not even the number, and agrees", () =>
  as("kite", `${cells}/dialogue`, async (page) => {
    const main = await words(page);
    assert.match(main, /Session 1: Kite Custody Ltd, dialogue/);
    assert.doesNotMatch(main, /Lark|Session 2|round=2/);
    await follow(page, /^Agree to them/);
    await press(page, "Continue");
    await press(page, /Sign/);
    await page.goto(`${door.url}${cells}/dialogue`);
    assert.match(await words(page), /agreed by the bidder/);
    await follow(page, /^May others have it\?.*1$/);
    await page.getByLabel("yes").check();
    await press(page, "Continue");
    await press(page, /Sign/);
    await page.goto(`${door.url}${cells}/dialogue`);
    assert.match(await words(page), /A video link spares one escort in four\.\s*Others may have it/);
  }));

step("an address says of nobody that they signed what they did not", () =>
  as("ines", `${stations}/letters?signed=7`, async (page) => assert.doesNotMatch(await words(page), /Signed and entered/)));

step("papers go to those alone to whom they are shown", async () => {
  const at = await visitor();
  const status = async (who, path) => {
    await signIn(who)(at.context);
    return (await at.context.request.get(door.url + path, { maxRedirects: 0 })).status();
  };
  await signIn("olga")(at.context);
  const html = await (await at.context.request.get(`${door.url}${cells}/dialogue`)).text();
  const minutes = /href="([^"]*\/papers\/\d+\/paper)" download>Minutes/.exec(html)[1];
  assert.equal(await status("kite", minutes), 200);
  assert.equal(await status("lark", minutes), 404);
  assert.equal(await status("bela", minutes), 404);
  const room = await (await at.context.request.get(`${door.url}${cells}/room`)).text();
  assert.doesNotMatch(room, /papers/);
  await signIn("olga")(at.context);
  const plans = /href="([^"]*\/papers\/\d+\/paper)" download>Plans/.exec(await (await at.context.request.get(`${door.url}${cells}/room`)).text())[1];
  assert.equal(await status("olga", plans), 200);
  assert.equal(await status("kite", plans), 404);
  assert.equal(await status("kite", `${cells}/papers/1/title`), 404);
  assert.equal(await status("kite", `${cells}/papers/999/paper`), 404);
  for (const unvetted of ["cleo", "eva", "hana", "mona"])
    assert.equal(await status(unvetted, plans), 404, unvetted);
  await at.close();
});

step("what a padlock is turned by holds nothing that lies in the data room", async () => {
  const at = await visitor();
  await signIn("hana")(at.context);
  const bundle = await at.context.request.get(`${door.url}${cells}/turn/bundle`), all = await bundle.text();
  assert.equal(bundle.status(), 200);
  assert.match(all, /act exhibit/);
  assert.doesNotMatch(all, /doors and cameras/);
  await at.close();
});

/* ---- the data room ---- */

step("an officer sees who may read what, and a bidder its own readers alone", async () => {
  await as("olga", `${cells}/room`, async (page) => {
    const main = await words(page);
    assert.match(main, /Rhys Bell/);
    assert.match(main, /May read it now: Rhys Bell \(Kite Custody Ltd\)\s/);
    await follow(page, /Record a showing to Rhys Bell/);
    assert.equal(await page.inputValue("[name=reader]:checked"), "1");
  });
  await as("kite", `${cells}/room`, async (page) => {
    const main = await words(page);
    assert.match(main, /Rhys Bell/);
    assert.match(main, /An officer/);
    assert.doesNotMatch(main, /Sara Dunn|Plans of the cells|Olga Brandt/);
  });
});

/* ---- who has a part in it ---- */

step("an officer gives people who sign here their roles, all of them with four presses, from signing in", () =>
  as("olga", "/home", async (page) => {
    let presses = 0;
    const pressed = (work) => { presses++; return work; };
    await pressed(leads(page, () => page.locator(`main a[href$="${cells}/manage"]`).click()));
    await pressed(follow(page, "People and their roles"));
    for (const [name, role] of [["Pia Lund, board", "approver"], ["Quin Ray, board", "overseer"]])
      await page.getByLabel(name).selectOption(role);
    await reachedByTab(page, "the team");
    await pressed(press(page, "Continue"));
    await pressed(press(page, "Sign and enter all"));
    await page.waitForURL(/\/team\?signed=4$/);
    assert.match(await words(page), /The team is as it stands below.*Pia Lund, board\s*approver.*Quin Ray, board\s*overseer/s);
    assert.ok(presses <= 4, String(presses));
  }));

step("the team is sound", () => allSound([[`${door.url}${cells}/team`, "roles-team"]], { signIn: signIn("olga") }));

/* ---- a contract, and large tenders that are over ---- */

test("whole tenders are sound on every one of these pages", { skip }, async () => {
  const play = await demonstration();
  try {
    const large = `${play.url}/t/2012-1`, small = `${play.url}/t/2026-42`;
    await allSound([[`${large}/contract/manage`, "roles-contract-large"], [`${large}/decide`, "roles-gates-large"],
      [`${large}/decide/3`, "roles-deciding-large"], [`${large}/letters`, "roles-letters-large"],
      [`${large}/dialogue/2`, "roles-dialogue-large"], [`${large}/room`, "roles-room-large"]],
      { signIn: (context) => play.become(context, "business-partnering-olga") });
    const at = await visitor();
    await play.become(at.context, "business-partnering-olga");
    const page = await at.open(`${large}/contract/manage`), main = await words(page);
    assert.match(main, /Savings against what it cost before/);
    assert.match(main, /126,945,000\.00 of GBP 126,000,000\.00: GBP 945,000\.00 more/);
    assert.equal((await at.context.request.get(`${small}/contract/manage`, { maxRedirects: 0 })).status(), 404);
    at.calm();
    await at.close();
  } finally {
    await play.close();
  }
});
