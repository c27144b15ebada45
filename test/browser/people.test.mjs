/* Somebody who is invited comes: account, phone, printed codes, passkey and signing key; goes, and comes
 * back by each way. In Chromium with an authenticator of its own, under the policy of every page. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { chmodSync, existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { leads, living, noBrowser, program, serve, sound, top, visitor, words } from "./door.mjs";
import { year } from "./demonstration.mjs";
import { phoneCode } from "./phone.mjs";

const skip = noBrowser, WORDS = "four words that rhyme", KEY_WORDS = "another four words here",
  NEWER = "newer words that rhyme", COPY_WORDS = "words of the copied file";
let door, at, page, book, secret, used, own, client, authenticatorId, work;

const tenderbox = (...args) => execFileSync(program, args, { encoding: "utf8" }).trim();
const localhost = (url) => url.replace("127.0.0.1", "localhost");

before(async () => {
  if (skip)
    return;
  work = mkdtempSync(join(tmpdir(), "people-"));
  const folder = join(work, "kept");
  living(folder);
  book = join(folder, "book");
  const link = tenderbox("invite", "ada@town.example", "to look around", "--book", book, "-q");
  door = await serve(book);
  door.url = localhost(door.url);
  at = await visitor();
  page = await at.open(`${door.url}${link}`);
});
after(async () => { await at?.close(); await door?.close(); });

const takeAway = (what) => page.locator("button", { hasText: `: ${what}` }).filter({ hasText: /^Take/ }).click();
const go = (name) => page.getByRole("button", { name, exact: true }).click();
async function heading(name) {
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.waitForLoadState();                                          // its scripts have run
}
const step = (name, work) => test(name, { skip }, async () => { await work(); at.calm(); });

/** @param {number} ahead of how many codes it shows one after the other */
const code = (typed, ahead = 0) => phoneCode(typed, Date.now() / 1000 + 30 * ahead);

/* Two more codes are typed later, each after the one before: the first is the oldest that still counts. Where its time
 * ends while it is typed, the page shows another key. */
async function phoneSet() {
  for (let i = 0; i < 9; i++) {
    secret = await page.textContent(".tb-exactly");
    await page.fill("#code", code(secret, -1));
    await leads(page, () => go("Go on"));
    if (!/That was not the code of this key/.test(await words(page)))
      return;
    at.forget();
  }
}

step("who is invited sees by whom and for what", async () => {
  await heading("Join");
  assert.match(await page.textContent("main"), /Whoever runs this server asks you to come: to look around/);
  assert.equal(await page.inputValue("#mail"), "ada@town.example");
  await sound(page, "join");
});

step("a passphrase that is too short is told before anything is sent", async () => {
  await page.fill("#name", "Ada Brill");
  await page.fill("#passphrase", "short");
  await page.fill("#again", "short");
  await go("Join");
  assert.match(await (await page.waitForSelector("#tb-trouble p")).textContent(), /has 5 characters: it needs 12/);
});

step("then they are in, and set up their phone", async () => {
  const sent = page.waitForRequest((r) => r.method() === "POST");
  await page.fill("#passphrase", WORDS);
  await page.fill("#again", WORDS);
  await go("Join");
  const body = (await sent).postData();
  assert.ok(!body.includes("rhyme") && /secret=[0-9a-f]{64}/.test(body), "the passphrase stays in the browser");
  await heading("Codes from your phone");
  await sound(page, "phone");
  await phoneSet();
  await heading("Ada Brill");
  await sound(page, "me-first");
});

step("they print codes", async () => {
  await go("Make ten new ones");
  await heading("Your printed codes");
  assert.equal((await page.textContent(".tb-exactly")).match(/[A-Z2-7]{5}(-[A-Z2-7]{5}){3}/g).length, 10);
  await sound(page, "codes");
  await page.goto(`${door.url}/me`);
});

step("they add a passkey", async () => {
  client = await at.context.newCDPSession(page);
  await client.send("WebAuthn.enable");
  ({ authenticatorId } = await client.send("WebAuthn.addVirtualAuthenticator", { options: { protocol: "ctap2", ctap2Version: "ctap2_1",
    transport: "internal", hasResidentKey: true, hasUserVerification: true, hasPrf: true, isUserVerified: true,
    automaticPresenceSimulation: true } }));
  await leads(page, () => page.getByRole("link", { name: "Add a passkey" }).click());
  await heading("Add a passkey");
  await sound(page, "passkey");
  await page.fill("#label", "Work laptop");
  await go("Make the passkey");
  await heading("Ada Brill");
  assert.match(await page.textContent("main"), /Work laptop/);
});

step("they make their signing key, which the server never has", async () => {
  await leads(page, () => page.getByRole("link", { name: "Make a signing key" }).click());
  await heading("Make your signing key");
  await sound(page, "key");
  await page.fill("#tb-passphrase", KEY_WORDS);
  await page.fill("#tb-passphrase-again", KEY_WORDS);
  await go("Go on");
  await page.waitForSelector("#tb-code:not(:empty)");
  await go("Go on");
  await heading("Ada Brill");
  assert.match(await page.textContent("main"), /Opened by a passkey, a passphrase, a code on paper/);
  await sound(page, "me");
});

step("with it they register as a bidder, and the act is theirs", async () => {
  await page.goto(`${door.url}/t/${year}-103/do/interest`);
  await heading("Register as a bidder with one's own key");
  await page.fill("[name=name]", "Brill & Daughters Ltd");
  await page.fill("[name=identifier]", "GB-COH 00000099");
  await go("Continue");
  await heading("Check before you sign");
  await page.waitForSelector("#tb-sign-form[data-ready]", { state: "attached" });
  const exactly = await page.textContent("#tb-exactly");
  assert.match(exactly, /^tenderbox\/act\/v1\n/);
  await sound(page, "check-interest");
  await go("Sign and enter");
  await page.waitForURL(/\/entered\//);
  await sound(page, "entered-interest");
  assert.match(await page.textContent("main"), /[Ee]ntry/);
});

step("the key has a page: what opens it, where it stands, what was signed with it", async () => {
  await page.goto(`${door.url}/me`);
  await leads(page, () => page.getByRole("link", { name: "Signing key", exact: true }).click());
  await heading("Signing key");
  own = page.url();
  const said = await page.textContent("main");
  assert.match(said, /A passphrase[\s\S]*A code on paper[\s\S]*Passkey: Work laptop|Passkey: Work laptop[\s\S]*A passphrase/);
  assert.match(said, /: bidder/);
  assert.match(said, /Register as a bidder with one's own key[\s\S]*entry [0-9]+/);
  await page.fill("#label", "Office key");
  await go("Call it that");
  await heading("Office key");
  await sound(page, "own-key");
});

/* An act that is theirs at any time: it names somebody who signs for them. */
async function names(name) {
  const { publicKey } = generateKeyPairSync("ed25519");
  await page.goto(`${door.url}/t/${year}-103/do/delegate`);
  const number = page.locator("[name=person]");
  if (await number.count() && !(await number.inputValue()))
    await number.fill(String(700000000 + name.length));
  await page.fill("[name=key]", publicKey.export({ type: "spki", format: "der" }).subarray(-32).toString("hex"));
  await page.fill("[name=name]", name);
  await go("Continue");
}

/* What a page of a server that lies would show. */
async function lies(from, to, says) {
  await page.context().route("**/check/*", async (route) => {
    const answer = await route.fetch(), html = await answer.text();
    await route.fulfill({ response: answer, body: html.replace(from, to) });
  });
  await page.reload();
  await page.waitForSelector("#tb-sign-form[data-ready]", { state: "attached" });
  await page.context().unroute("**/check/*");
  assert.match(await page.textContent("#tb-trouble"), says);
  assert.match(await page.textContent("#tb-trouble"), /Nothing was signed/);
  assert.ok(await page.locator("#tb-sign-form button[type=submit]").isDisabled());
}

step("a page that shows another thing than is signed is refused", async () => {
  await names("Bo Brill");
  await page.waitForSelector("#tb-sign-form[data-ready]", { state: "attached" });
  assert.equal(await page.locator("#tb-trouble").count(), 0);
  assert.match(await page.textContent("#tb-compared"), /Your browser compared/);
  await lies(/(data-field="name">)Bo Brill/, "$1Bo Brillo", /it shows "Bo Brillo", and Bo Brill would be signed/);
  await sound(page, "check-lies");
  await lies(/(data-field="key">)[0-9a-f]{4}/, "$10000", /would be signed/);
  await lies(/(data-field="person">)[0-9]/, "$10", /What the page shows as Number of the delegate is not what would be signed/);
  await lies(/ data-field="name"/, "", /does not show/);
  await lies("</dl>", '</dl><p data-field="price">GBP 1.00</p>', /as if it were signed, but it is not/);
});

step("they go, and come back by passkey", async () => {
  await page.goto(`${door.url}/me`);
  await go("Sign out");
  await heading("Sign in");
  await sound(page, "sign-in");
  await page.click("#passkey-begin");
  await page.waitForURL(/\/home$/);
  await page.goto(`${door.url}/me`);
  await heading("Ada Brill");
});

step("and by passphrase and code", async () => {
  await go("Sign out");
  await page.fill("#mail", "Ada@Town.example");
  await page.fill("#passphrase", WORDS);
  used = code(secret);
  await page.fill("#code", used);
  await go("Sign in");
  await page.waitForURL(/\/home$/);
});

step("and sign with the passkey instead of the passphrase", async () => {
  await names("Bo Brill");
  await page.locator("#tb-unlock").waitFor();
  await sound(page, "check-unlock");
  const sent = page.waitForRequest((r) => r.method() === "POST");
  await page.click("#tb-unlock-passkey");
  await page.waitForURL(/\/entered\//);
  const body = new URLSearchParams((await sent).postData());
  assert.match(body.get("signature"), /^[0-9a-f]{128}$/);
});

step("a new passphrase opens the signing key as well, in the same step", async () => {
  await page.goto(`${door.url}/me/passphrase`);
  await sound(page, "passphrase");
  await page.fill("#passphrase", NEWER);
  await page.fill("#again", NEWER);
  await page.fill("#tb-old-words", "not the one of the key");
  await go("Change it");
  await page.getByText("This does not open Office key").waitFor();
  await page.fill("#tb-old-words", KEY_WORDS);
  const sent = page.waitForRequest((r) => r.method() === "POST");
  await go("Change it");
  const body = (await sent).postData();
  assert.ok(!body.includes("rhyme") && !body.includes("another+four") && /wrapped-1=tenderbox/.test(body));
  await page.getByText("Your passphrase is another one").waitFor();
});

step("they save a copy under a passphrase of its own, which the command line and stock age read", async () => {
  await page.goto(`${own}/copy`);
  await sound(page, "key-copy");
  await page.fill("#tb-old-words", NEWER);
  await page.fill("#tb-passphrase", COPY_WORDS);
  await page.fill("#tb-passphrase-again", COPY_WORDS);
  const saved = page.waitForEvent("download");
  await go("Save a copy");
  const file = join(work, "copy.key"), words = join(work, "words");
  await (await saved).saveAs(file);
  chmodSync(file, 0o600);
  writeFileSync(words, `${COPY_WORDS}\n`, { mode: 0o600 });
  assert.match(tenderbox("show", "-p", `${year}-103`, "--book", book, "--as", file, "--passphrase-file", words), /Night buses/);
  if (existsSync("/usr/bin/age"))
    assert.match(execFileSync("python3", [join(top, "test/typed.py"), COPY_WORDS, "age", "-d", file], { encoding: "utf8" }),
      /tenderbox\/key\/v1/);
});

step("each way to open the key can be made anew; the last is asked about before it goes", async () => {
  await page.goto(`${own}/code`);
  await page.fill("#tb-old-words", NEWER);
  await go("Go on");
  await page.waitForSelector("#tb-code:not(:empty)");
  const code = await page.textContent("#tb-code");
  await go("Go on");
  await page.getByText("The new code opens this key").waitFor();
  await page.goto(`${own}/passphrase`);
  await sound(page, "key-passphrase");
  await page.fill("#tb-old-words", code);
  await page.fill("#tb-passphrase", KEY_WORDS);
  await page.fill("#tb-passphrase-again", KEY_WORDS);
  await go("Go on");
  await page.getByText("The new passphrase opens this key").waitFor();
  await takeAway("A code on paper");
  await page.getByText("That way does not open this key any more").waitFor();
  await takeAway("A passphrase");
  await takeAway("Passkey: Work laptop");
  await page.getByText("This is the last way that opens this key here").waitFor();
  await sound(page, "key-last-way");
});

step("a passkey is called otherwise, and asked about where it is the last that opens a key", async () => {
  await page.goto(`${door.url}/me`);
  await page.getByText("Call it otherwise").click();
  await page.fill("[id^=passkey-]", "Old laptop");
  await go("Call it that");
  await page.getByText("The passkey is called that now").waitFor();
  await takeAway("Old laptop");
  await page.getByText(/Nothing else that is kept here opens Office key/).waitFor();
  at.calm(422);
  at.troubles.splice(0);
  await page.goto(`${door.url}/me`);
  assert.match(await page.textContent("main"), /Old laptop/);
});

step("a passkey whose counter goes back is a copy, and signs nobody in", async () => {
  const { credentials: [mine] } = await client.send("WebAuthn.getCredentials", { authenticatorId });
  await client.send("WebAuthn.removeCredential", { authenticatorId, credentialId: mine.credentialId });
  await client.send("WebAuthn.addCredential", { authenticatorId, credential: { ...mine, signCount: 1 } });
  await go("Sign out");
  await page.click("#passkey-begin");
  await page.getByText("The counter of this passkey did not grow").waitFor();
  at.calm(403);
  at.troubles.splice(0);
});

step("an authenticator that has not verified them signs nobody in", async () => {
  await client.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await page.goto(`${door.url}/sign-in`);
  await page.click("#passkey-begin");
  await page.getByText(/The passkey was not used/).waitFor();
});

step("one without PRF signs them in, and the key asks for its passphrase", async () => {
  await client.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId });
  const plain = await client.send("WebAuthn.addVirtualAuthenticator", { options: { protocol: "ctap2",
    transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  authenticatorId = plain.authenticatorId;
  await page.goto(`${door.url}/sign-in`);
  await page.fill("#mail", "ada@town.example");
  await page.fill("#passphrase", NEWER);
  await page.fill("#code", code(secret, 1));
  await go("Sign in");
  await page.waitForURL(/\/home$/);
  await page.goto(`${door.url}/me/passkeys/new`);
  await page.fill("#label", "Plain");
  await go("Make the passkey");
  await page.getByText("The passkey is added").waitFor();
  await page.goto(`${own}/passkey`);
  await page.fill("#tb-old-words", NEWER);
  await go("Go on");
  await page.getByText("No passkey that can open a key").waitFor();
  await page.goto(`${door.url}/me`);
  await go("Sign out");
  await page.click("#passkey-begin");
  await page.waitForURL(/\/home$/);
  await names("Cy Brill");
  await page.locator("#tb-unlock").waitFor();
});

step("all other sessions end at once, and a key with its copies", async () => {
  await page.goto(`${door.url}/me`);
  await go("End all others");
  await page.getByText("Everywhere else you are signed out").waitFor();
  await page.goto(`${own}/end`);
  await sound(page, "key-end");
  await page.check("#sure");
  await go("End it and delete its copies");
  await page.getByText("The key is ended, and its copies here are deleted").waitFor();
  await page.goto(own);
  assert.match(await page.textContent("main"), /no copy of it is kept here/);
  await page.goto(`${door.url}/me`);
  assert.match(await page.textContent("main"), /You ended a signing key: Office key/);
  await sound(page, "me-happened");
});

step("a code that was used is not taken again", async () => {
  await page.goto(`${door.url}/me`);
  await go("Sign out");
  await page.fill("#mail", "ada@town.example");
  await page.fill("#passphrase", NEWER);
  await page.fill("#code", used);
  const answer = page.waitForResponse((r) => r.request().method() === "POST");
  await go("Sign in");
  assert.equal((await answer).status(), 403);
  await page.getByText("do not fit together").waitFor();
  await sound(page, "sign-in-refused");
  at.troubles.splice(0);                     // the browser itself says that the answer was 403
});

step("the invitation is over", async () => {
  const gone = await page.goto(`${door.url}/join/nothing`);
  assert.ok(gone.status() >= 400);
  at.troubles.splice(0);
});
