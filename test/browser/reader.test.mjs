/* The data room from end to end: somebody is named, comes in by the link, signs the agreement with a key of their own,
 * is let in by their vetting and opens what it allows, each time on record; and everybody else does not. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { become, formKey, sends, year } from "./demonstration.mjs";
import { allSound, leads, noBrowser, program, reachedByTab, serve, top, visitor, words } from "./door.mjs";

const skip = noBrowser, cells = `/t/${year}-202`;
const step = (name, work) => test(name, { skip }, work);
let door;

before(async () => {
  if (skip)
    return;
  const kept = join(mkdtempSync(join(tmpdir(), "reader-")), "kept");
  execFileSync(program, ["demo", join(top, "test/browser/roles.story"), "--living", "--keep", kept, "-q"], { stdio: "ignore" });
  door = await serve(join(kept, "book"), ["--demonstration"]);
});
after(() => door?.close());

const signIn = (who) => (context) => become(context, door.url, `own-${who}`);
const press = (page, name) => leads(page, () => page.getByRole("button", { name }).click());

/** Does something as one of them, and looks whether nothing was wrong on the way. */
async function as(who, path, work, how) {
  const at = await visitor(how);
  try {
    await signIn(who)(at.context);
    const page = await at.open(door.url + path);
    const result = await work(page, at);
    at.calm();
    return result;
  } finally {
    await at.close();
  }
}

/** What a request without a page is answered, of somebody by whom nothing is signed in the browser. */
async function asked(who, path, form) {
  const at = await visitor();
  try {
    await signIn(who)(at.context);
    const form_key = formKey(await (await at.context.request.get(`${door.url}/me`)).text());
    const answer = form ? await at.context.request.post(door.url + path, { form: { form_key, ...form }, maxRedirects: 0 })
      : await at.context.request.get(door.url + path, { maxRedirects: 0 });
    return { status: answer.status(), text: await answer.text(), headers: answer.headers() };
  } finally {
    await at.close();
  }
}

const agreement = "I keep to myself what I read there.\nI take no <b>copies</b>.";

async function name(page, { bidder, who, mail = "" }) {
  if (bidder)
    await page.selectOption("#bidder", { label: bidder });
  await page.fill("#name", who);
  await page.fill("#mail", mail);
  if (await page.locator("#agreement").count())
    await page.fill("#agreement", agreement);
  await press(page, "Name them");
  return new URL(await page.locator(".govuk-notification-banner .tb-exactly").innerText()).pathname;
}

step("a bidder names nobody before officers have said what is agreed to", () =>
  as("kite", `${cells}/room`, async (page) => assert.equal(await page.locator("#name-a-reader").count(), 0)));

step("without a name or an agreement nobody is named, and what was typed stays", () =>
  as("olga", `${cells}/room`, async (page, at) => {
    await page.selectOption("#bidder", { label: "Lark <b>Escorts</b> Ltd" });
    await page.fill("#agreement", "Typed & kept.");
    await press(page, "Name them");
    assert.match(await words(page), /There is a problem/);
    assert.equal(await page.inputValue("#agreement"), "Typed & kept.");
    at.calm(422);
    at.forget();
  }));

let link;
step("an officer names a reader, who comes in by the link with the account that they have", async () => {
  link = await as("olga", `${cells}/room`, (page) => name(page, { bidder: "Kite Custody Ltd", who: "Dora <i>Dray</i>" }));
  await as("olga", `${cells}/room`, async (page) =>
    assert.match(await words(page), /Dora <i>Dray<\/i>, Kite Custody Ltd\s*Named on .*The link was not taken yet/));
  assert.equal((await asked("dray", `${cells}/reading`)).status, 404);
  await as("dray", link, async (page) => {
    await press(page, /^Take it as /);
    assert.match(page.url(), /\/home$/);
    assert.match(await words(page), /Data rooms\s*Cells and escorts: read the agreement and sign it/);
  });
});

step("the link counts once", async () => {
  assert.equal((await asked("cora", link)).status, 404);
  assert.equal((await asked("cora", `${cells}/reading`)).status, 404);
});

step("before the agreement is signed and an officer has let them in a reader is shown and given nothing", async () => {
  const page = await asked("dray", `${cells}/reading`);
  assert.match(page.text, /I keep to myself/);
  assert.doesNotMatch(page.text, /Plans of the cells/);
  const open = await asked("dray", `${cells}/reading/open`, { exhibit: "1" });
  assert.equal(open.status, 422);
  assert.doesNotMatch(open.text, /doors and cameras/);
});

step("a page of the agreement is sound", () =>
  allSound([[`${door.url}${cells}/reading`, "reader-agreement"]], { signIn: signIn("dray") }));

step("a signature of an hour ago, of another moment or none is no signature", async () => {
  for (const made of ["", "1", "99999999999", "x"])
    assert.equal((await asked("dray", `${cells}/reading`, { made })).status, 422, made);
});

step("the reader signs, and waits for an officer", () =>
  as("dray", `${cells}/reading`, async (page) => {
    assert.match(await page.locator("#tb-exactly").innerText(), /^tenderbox\/reader\/v1\norigin [^]*name Dora <i>Dray<\/i>\n[^]*<b>copies<\/b>/);
    await press(page, "Sign the agreement");
    assert.match(await words(page), /You signed the agreement on .*Officers have not let you in yet/);
  }));

step("nobody but an officer lets anybody in", async () => {
  const at = await visitor();
  await signIn("olga")(at.context);
  const html = await (await at.context.request.get(`${door.url}${cells}/room`)).text(), named = /name="named" value="(\d+)"/.exec(html)[1];
  await at.close();
  for (const who of ["kite", "lark", "mona", "dray", "cleo", "hana"]) {
    const { status } = await asked(who, `${cells}/room/admit`, { named, vetting: "developed" });
    assert.ok([403, 404, 422].includes(status), `${who} ${status}`);
  }
  for (const who of ["lark", "dray", "mona", "eva"])
    assert.ok([403, 404].includes((await asked(who, `${cells}/room/strike`, { named })).status), who);
});

async function letIn(vetting) {
  await as("olga", `${cells}/room`, async (page) => {
    await page.selectOption("select[name=vetting]", vetting);
    await press(page, /^Let them in/);
    assert.match(await words(page), /tenderbox\/reader\/v1/);
    await press(page, "Sign and enter");
    assert.match(page.url(), /\/entered\//);
  });
}

step("an officer lets them in by a vetting, and the act has what they signed as its paper", async () => {
  await letIn("basic");
  const room = await as("olga", `${cells}/room`, async (page) => {
    const main = await words(page);
    assert.doesNotMatch(main, /Who is to be let in/);
    return page.locator("a", { hasText: "Agreement of Dora" }).getAttribute("href");
  });
  const { text } = await asked("olga", room);
  assert.match(text, /^tenderbox\/reader\/v1\n[^]*\nsigned [0-9a-f]{128}\n$/);
});

step("what needs a higher vetting is not told of, and not given", async () => {
  const page = await asked("dray", `${cells}/reading`);
  assert.match(page.text, /Your vetting: basic/);
  assert.doesNotMatch(page.text, /Plans of the cells/);
  for (const exhibit of ["1", "2", "0", "-1", "x", ""]) {
    const open = await asked("dray", `${cells}/reading/open`, { exhibit });
    assert.equal(open.status, 422, exhibit);
    assert.doesNotMatch(open.text, /doors and cameras/);
  }
  const at = await visitor();
  await signIn("olga")(at.context);
  const plans = /href="([^"]*\/papers\/\d+\/paper)" download>Plans/.exec(await (await at.context.request.get(`${door.url}${cells}/room`)).text())[1];
  await at.close();
  assert.equal((await asked("dray", plans)).status, 404);
});

/** An act of an officer's by its form. */
async function does(path, fields) {
  const at = await visitor();
  await signIn("olga")(at.context);
  const check = await sends(at.context, `${door.url}${cells}/do/${path}`, fields);
  const entered = await sends(at.context, door.url + check, {});
  await at.close();
  assert.match(entered, /\/entered\//, path);
}

step("what their vetting allows they open, and each time is on record before a byte is given", async () => {
  await does("exhibit", { exhibit: "2", vetting: "basic", paper: "Staff by <station>", title: "Staff" });
  const open = await asked("dray", `${cells}/reading/open`, { exhibit: "2" });
  assert.equal(open.status, 200);
  assert.match(open.headers["content-disposition"], /^attachment; filename="Staff\.txt"$/);
  await as("dray", `${cells}/reading`, async (page) => {
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /^Open it.*Staff/ }).click()]);
    assert.equal(readFileSync(await file.path(), "utf8"), "Staff by <station>");
    await page.reload();
    assert.equal((await words(page)).match(/: Staff, entry \d+/g).length, 2);
  });
  await as("olga", `${cells}/room`, async (page) => assert.equal((await words(page)).match(/Dora <i>Dray<\/i>, Kite Custody Ltd/g).length, 2));
  await as("kite", `${cells}/room`, async (page) => assert.match(await words(page), /Dora <i>Dray<\/i>[^]*This server, as they opened it/));
  await as("lark", `${cells}/room`, async (page) => assert.doesNotMatch(await words(page), /Dora/));
});

step("looking at a document of the room writes nothing, and is not possible by its address", async () => {
  assert.equal((await asked("dray", `${cells}/reading/open`)).status, 404);
  const at = await visitor();
  await signIn("dray")(at.context);
  assert.equal((await at.context.request.post(`${door.url}${cells}/reading/open`, { form: { exhibit: "2" }, maxRedirects: 0 })).status(), 403);
  await at.close();
});

step("a reader's page is sound, and everything on it is reached by Tab", async () => {
  await allSound([[`${door.url}${cells}/reading`, "reader-reads"]], { signIn: signIn("dray") });
  await allSound([[`${door.url}${cells}/room`, "reader-room"]], { signIn: signIn("olga") });
  await as("dray", `${cells}/reading`, (page) => reachedByTab(page, "the data room"));
});

step("a bidder names its own people alone, by what officers laid down", async () => {
  const link = await as("kite", `${cells}/room`, (page) => name(page, { who: "Ray Kite" }));
  assert.match(link, /^\/join\//);
  await as("olga", `${cells}/room`, async (page) => assert.match(await words(page), /Ray Kite, Kite Custody Ltd/));
  const other = await asked("kite", `${cells}/room`, { bidder: "307113349", name: "Sly", mail: "", agreement: "Nothing" });
  assert.equal(other.status, 200);
  await as("olga", `${cells}/room`, async (page) => {
    assert.match(await words(page), /Sly, Kite Custody Ltd/);
    assert.match(await page.inputValue("#agreement"), /I keep to myself/);
  });
  assert.equal((await asked("mona", `${cells}/room`, { name: "Sly", mail: "", agreement: "Nothing" })).status, 422);
  assert.equal((await asked("dray", `${cells}/room`, { name: "Sly", mail: "", agreement: "Nothing" })).status, 404);
});

step("who is struck comes in no more", async () => {
  const link = await as("kite", `${cells}/room`, (page) => name(page, { who: "Struck" }));
  await as("cora", link, (page) => press(page, /^Take it as /));
  assert.equal((await asked("cora", `${cells}/reading`)).status, 200);
  await as("kite", `${cells}/room`, (page) => press(page, /^Strike.*Struck/));
  assert.equal((await asked("cora", `${cells}/reading`)).status, 404);
});

step("whose access ended reads nothing more, and sees what they were shown", async () => {
  await does("reader-ended", { reader: "3", cause: "finished", reason: "Read all." });
  const page = await asked("dray", `${cells}/reading`);
  assert.match(page.text, /Your access has ended/);
  assert.match(page.text, /Staff, /);
  assert.doesNotMatch(page.text, /Open it/);
  const open = await asked("dray", `${cells}/reading/open`, { exhibit: "2" });
  assert.equal(open.status, 422);
  assert.match(open.text, /access to the data room has ended/);
});

step("who has no account yet joins, makes a key, and signs the agreement with it in the browser", async () => {
  const link = await as("kite", `${cells}/room`, (page) => name(page, { who: "Ada Brill" }));
  const at = await visitor(), page = await at.open(door.url + link), words4 = "four words that rhyme";
  await page.fill("#name", "Ada Brill");
  await page.fill("#mail", "ada@kite.example");
  await page.fill("#passphrase", words4);
  await page.fill("#again", words4);
  await press(page, "Join");
  await page.goto(`${door.url}${cells}/reading`);
  assert.match(await words(page), /your account has none yet\. Make one/);
  await leads(page, () => page.getByRole("link", { name: "Make one" }).click());
  await page.fill("#tb-passphrase", words4);
  await page.fill("#tb-passphrase-again", words4);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.waitForSelector("#tb-code:not(:empty)");
  await leads(page, () => page.getByRole("button", { name: "Go on" }).click());
  await page.goto(`${door.url}${cells}/reading`);
  await page.waitForSelector("#tb-sign-form[data-ready]", { state: "attached" });
  if (await page.locator("#tb-unlock-words").isVisible())
    await page.fill("#tb-unlock-words", words4);
  await press(page, "Sign the agreement");
  assert.match(await words(page), /You signed the agreement on .*Officers have not let you in yet/);
  assert.match(await page.locator("details pre").textContent(), /\nsigned [0-9a-f]{128}\n$/);
  at.calm();
  await at.close();
});
