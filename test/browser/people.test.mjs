/* Somebody who is invited comes: account, phone, printed codes, passkey and signing key; goes, and comes
 * back by each way. In Chromium with an authenticator of its own, under the policy of every page. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { noBrowser, program, serve, sound, visitor } from "./door.mjs";

const skip = noBrowser, WORDS = "four words that rhyme", KEY_WORDS = "another four words here";
let door, at, page, book, secret, used;

const tenderbox = (...args) => execFileSync(program, args, { encoding: "utf8" }).trim();
const localhost = (url) => url.replace("127.0.0.1", "localhost");

const WAIT = { timeout: 15000 };
before(async () => {
  if (skip)
    return;
  const folder = join(mkdtempSync(join(tmpdir(), "people-")), "kept");
  tenderbox("demo", "--living", "--keep", folder, "-q");
  book = join(folder, "book");
  const link = tenderbox("invite", "ada@town.example", "to look around", "--book", book, "-q");
  door = await serve(book);
  door.url = localhost(door.url);
  at = await visitor();
  page = await at.open(`${door.url}${link}`);
  page.setDefaultTimeout(WAIT.timeout);
});
after(async () => { await at?.close(); await door?.close(); });

const go = (name) => page.getByRole("button", { name, exact: true }).click();
const heading = (words) => page.getByRole("heading", { level: 1, name: words }).waitFor();
const step = (name, work) => test(name, { skip }, async () => { await work(); at.calm(); });

/** What a phone shows. RFC 6238. @param {string} typed the key in groups */
function code(typed, ahead = 0) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...typed.toUpperCase().replace(/[^A-Z2-7]/g, "")].map((c) => letters.indexOf(c).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((eight) => parseInt(eight, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + ahead));
  const mac = createHmac("sha1", key).update(step).digest(), from = mac[19] & 15;
  return String((mac.readUInt32BE(from) & 0x7fffffff) % 1e6).padStart(6, "0");
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
  secret = await page.textContent(".tb-exactly");
  await sound(page, "phone");
  await page.fill("#code", code(secret, -1));
  await go("Go on");
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
  const client = await at.context.newCDPSession(page);
  await client.send("WebAuthn.enable");
  await client.send("WebAuthn.addVirtualAuthenticator", { options: { protocol: "ctap2", ctap2Version: "ctap2_1",
    transport: "internal", hasResidentKey: true, hasUserVerification: true, hasPrf: true, isUserVerified: true,
    automaticPresenceSimulation: true } });
  await page.getByRole("link", { name: "Add a passkey" }).click();
  await heading("Add a passkey");
  await sound(page, "passkey");
  await page.fill("#label", "Work laptop");
  await go("Make the passkey");
  await heading("Ada Brill");
  assert.match(await page.textContent("main"), /Work laptop/);
});

step("they make their signing key, which the server never has", async () => {
  await page.getByRole("link", { name: "Make a signing key" }).click();
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
  await page.goto(`${door.url}/t/2026-103/do/interest`);
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

step("a code that was used is not taken again", async () => {
  await page.goto(`${door.url}/me`);
  await go("Sign out");
  await page.fill("#mail", "ada@town.example");
  await page.fill("#passphrase", WORDS);
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
