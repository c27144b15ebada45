/* Keys, signatures and passkeys in a real browser, under the policy of every page. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { scryptSync } from "node:crypto";
import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { top } from "./node.mjs";
import { noBrowser, pictured, program, sound, soundEverywhere, visitor } from "./door.mjs";
import { stand } from "./still.mjs";
import * as pages from "./pages.mjs";
import { base64url } from "../../browser/bytes.js";
import { readWrapped } from "../../browser/keys.js";

const maker = process.env.SIGN_VECTORS ?? join(top, "build/check/test/sign_vectors");
const WORDS = "four words that rhyme";
const skip = noBrowser;
const shelf = {};                                  // what the pages show, changed by each test
let door, at, vectors;

before(async () => {
  if (skip)
    return;
  vectors = execFileSync(maker, { encoding: "utf8", maxBuffer: 1 << 26 }).trim().split("\n").map((l) => JSON.parse(l));
  const paths = ["make", "sign", "rewrap", "copy", "bring", "out", "passkey", "looks", "in"];
  door = await stand(Object.fromEntries(paths.map((path) => [`/${path}`, () => shelf[path]])));
  Object.assign(shelf, { make: pages.keyMake, bring: pages.bring, out: pages.signedOut, looks: pages.looks });
});
after(() => door?.close());
const page = (name, work) => test(name, { skip }, async () => {
  door.sent.length = 0;
  at = await visitor();
  try {
    await work();
    at.calm();
  } finally {
    await at.close();
  }
});

const go = (p, name) => p.getByRole("button", { name }).click();
const arrived = (p) => p.waitForSelector("#done");
const said = async (p) => (await p.waitForSelector("#tb-trouble p")).textContent();
const ready = (p) => p.waitForSelector("#tb-sign-form[data-ready]", { state: "attached" });

/** Somebody makes a key: what the server gets, and the code on paper. */
async function keyMade() {
  const p = await at.open(`${door.url}/make`);
  await p.fill("#tb-passphrase", WORDS);
  await p.fill("#tb-passphrase-again", WORDS);
  await go(p, "Go on");
  const code = await (await p.waitForSelector("#tb-code:not(:empty)")).textContent();
  await go(p, "Go on");
  await arrived(p);
  const sent = door.sent.pop();
  await p.close();
  const wrapped = ["passphrase", "code", "passkey"].map((m) => sent[`wrapped-${m}`]?.replaceAll("\r\n", "\n")).filter(Boolean);
  return { key: sent.key, wrapped, code, sent };
}

/* One key is enough for most: in another profile it has to be unlocked first. */
let somebody = null;
const theirs = () => somebody ??= keyMade();

async function signedOut() {
  const p = await at.open(`${door.url}/out`);
  await p.waitForFunction(async () => {
    const db = await new Promise((done) => { indexedDB.open("tenderbox", 1).onsuccess = (e) => done(e.target.result); });
    const all = db.objectStoreNames.length && await new Promise((done) => {
      db.transaction("held").objectStore("held").getAllKeys().onsuccess = (e) => done(e.target.result);
    });
    db.close();
    return all && all.length === 0;
  });
  await p.close();
}

/** What the server would ask to be signed now. */
function asked(act, more = {}) {
  const { text, signature, seed, agreement, agreed, ...v } = structuredClone(vectors.find((one) => one.act === act));
  return { contract: "tenderbox/sign/v1", what: "act", now: String(Math.floor(Date.now() / 1000)), ...v, expires: undefined,
    made: undefined, serial: undefined, ...more };
}

function verified({ key, text, signature }) {
  return spawnSync(maker, ["verify", key, signature], { input: text }).status === 0;
}

/** Opens the page to be signed, and says what was signed and what was sent. */
async function signs(matter, kept, words) {
  shelf.sign = pages.sign(matter, kept);
  const p = await at.open(`${door.url}/sign`);
  await ready(p);
  if (words)
    await p.fill("#tb-unlock-words", words);
  await p.evaluate(() => HTMLFormElement.prototype.submit = new Proxy(HTMLFormElement.prototype.submit, {
    apply(submit, form) { sessionStorage.text = document.getElementById("tb-exactly").textContent; submit.call(form); } }));
  await go(p, "Sign and enter");
  await arrived(p);
  const text = await p.evaluate(() => sessionStorage.text);
  await p.close();
  return { text, sent: door.sent.pop() };
}

page("a key is made, and the server gets nothing that opens it", async () => {
  const made = await theirs();
  assert.match(made.key, /^[0-9a-f]{64}$/);
  assert.deepEqual(made.wrapped.map((text) => readWrapped(text).method), ["passphrase", "code"]);
  assert.ok(!JSON.stringify(made.sent).includes(WORDS) && !JSON.stringify(made.sent).includes(made.code));
});

page("and it says itself whose it is", async () => {
  const { key, sent } = await theirs(), { account, challenge } = pages.claim;
  const text = `tenderbox/own-key/v1\n${account}\n${key}\n${challenge}\n`;
  assert.ok(verified({ key, text, signature: sent.signature }));
  assert.equal(sent.challenge, challenge);
});

page("the passphrase of signing in stays in the browser", async () => {
  shelf.in = pages.signIn(null);
  const p = await at.open(`${door.url}/in`);
  await p.fill("#mail", "Bela@Example.org");
  await p.fill("#passphrase", WORDS);
  await go(p, "Sign in");
  await arrived(p);
  const sent = door.sent.pop();
  const secret = scryptSync(WORDS, "tenderbox/sign-in/v1\nbela@example.org", 32, { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 });
  assert.deepEqual(sent, { mail: "Bela@Example.org", passphrase: "", secret: secret.toString("hex") });
});

page("what the browser signs the program takes", async () => {
  const kept = await keyMade();
  const { text, sent } = await signs(asked("award"), kept);
  assert.ok(verified({ key: kept.key, text, signature: sent.signature }));
  assert.ok(!verified({ key: kept.key, text: text + "\n", signature: sent.signature }));
  assert.equal(text.match(/expires (\d+)/)[1], sent.expires);
});

page("the same on another device, by the passphrase", async () => {
  const kept = await theirs();
  const { text, sent } = await signs(asked("question"), kept, WORDS);
  assert.ok(verified({ key: kept.key, text, signature: sent.signature }));
  assert.ok(!Object.values(sent).includes(WORDS));
});

page("and by the code from paper", async () => {
  const kept = await theirs();
  const { text, sent } = await signs(asked("question"), kept, kept.code.toLowerCase().replaceAll("-", " "));
  assert.ok(verified({ key: kept.key, text, signature: sent.signature }));
});

page("an agreement", async () => {
  const kept = await theirs();
  const { text, sent } = await signs(asked("award", { what: "agree" }), kept, WORDS);
  assert.match(text, /^tenderbox\/agree\/v1\n/);
  assert.ok(verified({ key: kept.key, text, signature: sent.signature }) && text.includes(`serial ${sent.serial}\n`));
});

page("a batch", async () => {
  const kept = await theirs();
  const { text, sent } = await signs(asked("publish"), kept, WORDS);
  assert.ok(verified({ key: kept.key, text, signature: sent.signature }));
});

const many = () => ({ contract: "tenderbox/sign/v1", what: "each", now: String(Math.floor(Date.now() / 1000)),
  each: ["1", "2", "3"].map((which) => ({ which, called: `the ${which}.`, matter: asked("question", { mine: "7" }) })) });

page("many acts at one press, each signed by itself behind the one before", async () => {
  const kept = await theirs(), matter = many(), before = { "1": "7", "3": "9" };      // the second was entered meanwhile
  shelf.sign = pages.sign(matter, kept);
  const p = await at.open(`${door.url}/sign`);
  await p.route("**/api/1/sent?which=*", (route) => {
    const which = new URL(route.request().url()).searchParams.get("which");
    const each = which === "2" ? [] : [{ which, called: "", matter: { mine: before[which], fields: [] } }];
    return route.fulfill({ json: { matter: JSON.stringify({ each }) } });
  });
  await ready(p);
  const texts = (await p.textContent("#tb-exactly")).split(/(?<=\n)\n(?=tenderbox)/);
  assert.equal(texts.length, 3);
  await p.fill("#tb-unlock-words", WORDS);
  await go(p, "Sign and enter");
  await p.waitForURL(/\/sent$/);
  assert.deepEqual(door.sent.map(({ which, mine }) => [which, mine]), [["1", "7"], ["3", "9"]]);
  door.sent.forEach(({ mine, expires, signature }) => {
    const text = texts[0].replace(/\nmine .*\nexpires .*\n/, `\nmine ${mine}\nexpires ${expires}\n`);
    assert.ok(verified({ key: kept.key, text, signature }), text);
  });
  at.forget();                                                  // a page that stands still has none at /sent
  await p.close();
});

page("with a wrong passphrase nothing is sent", async () => {
  const kept = await theirs();
  shelf.sign = pages.sign(asked("question"), kept);
  const p = await at.open(`${door.url}/sign`);
  await ready(p);
  await p.fill("#tb-unlock-words", "four words that do not");
  await go(p, "Sign and enter");
  assert.ok(await p.locator("#tb-unlock-passkey").isHidden());
  assert.match(await said(p), /neither the passphrase nor the code/);
  await sound(p, "sign-wrong-passphrase");
  assert.equal(door.sent.length, 0);
});

for (const [name, spoil] of [
  ["words that the page does not show", (m) => [m, { ...m, fields: m.fields.map((f) => (f.text ? { ...f, text: `${f.text}!` } : f)) }]],
  ["words that are others than their fingerprint", (m) => { m.fields[0].text += "!"; return [m, m]; }],
  ["a field that is not shown", (m) => [m, { ...m, fields: [] }]],
  ["a field of a kind that is not known", (m) => { m.fields[0].type = "bytes"; return [m, m]; }],
  ["many, of which one is shown otherwise", () => { const all = many(), other = structuredClone(all);
    other.each[1].matter.fields.find((f) => f.text).text += "!"; return [all, other]; }],
  ["a page of another edition", (m) => { m.contract = "tenderbox/sign/v2"; return [m, m]; }],
])
  page(`not signed: ${name}`, async () => {
    const kept = await theirs();
    shelf.sign = pages.sign(spoil(asked("question"))[0], kept, spoil(asked("question"))[1]);
    const p = await at.open(`${door.url}/sign`);
    await ready(p);
    assert.match(await said(p), /Nothing was signed/);
    assert.ok(await p.getByRole("button", { name: "Sign and enter" }).isDisabled());
    await p.evaluate(() => document.getElementById("tb-sign-form").requestSubmit());
    await p.waitForTimeout(100);
    assert.equal(door.sent.length, 0);
  });

page("a new passphrase opens the same key", async () => {
  const kept = await theirs();
  shelf.rewrap = pages.rewrap(kept, "passphrase");
  const p = await at.open(`${door.url}/rewrap`);
  await p.fill("#tb-old-words", WORDS);
  await p.fill("#tb-passphrase", "quite another sentence");
  await p.fill("#tb-passphrase-again", "quite another sentence");
  await go(p, "Change it");
  await arrived(p);
  const wrapped = [door.sent.pop()["wrapped-passphrase"].replaceAll("\r\n", "\n")];
  const { text, sent } = await signs(asked("question"), { key: kept.key, wrapped }, "quite another sentence");
  assert.ok(verified({ key: kept.key, text, signature: sent.signature }));
});

page("what is typed twice must be the same, and long enough", async () => {
  const p = await at.open(`${door.url}/make`);
  await p.fill("#tb-passphrase", "short");
  await go(p, "Go on");
  assert.match(await said(p), /has 5 characters: it needs 12/);
  await p.fill("#tb-passphrase", WORDS);
  await go(p, "Go on");
  await p.locator("#tb-trouble", { hasText: "not the same" }).waitFor();
  await sound(p, "key-passphrase-differs");
});

page("a copy is saved, and the command line acts with it", async () => {
  const kept = { ...(await theirs()), name: "Bela Nagy", number: "918273645" };
  shelf.copy = pages.copy(kept);
  const p = await at.open(`${door.url}/copy`);
  await p.fill("#tb-old-words", WORDS);
  await p.fill("#tb-passphrase", "another one for the file");
  await p.fill("#tb-passphrase-again", "another one for the file");
  const [file] = await Promise.all([p.waitForEvent("download"), go(p, "Save a copy")]);
  const work = mkdtempSync(join(tmpdir(), "tenderbox-")), saved = join(work, file.suggestedFilename());
  await file.saveAs(saved);
  chmodSync(saved, 0o600);
  assert.equal(file.suggestedFilename(), "918273645.key");
  execFileSync("sh", ["-ec", `umask 077; echo "another one for the file" >"$1/words"
    "$2" init "$1/book" --origin tender.example.org/log -q >/dev/null
    "$2" act enrol name=Bela --as "$3" --passphrase-file "$1/words" --book "$1/book"`, "sh", work, program, saved]);
  /* And back: the same key. */
  const q = await at.open(`${door.url}/bring`);
  await q.setInputFiles("#tb-key-file", saved);
  await q.fill("#tb-file-words", "another one for the file");
  await q.fill("#tb-passphrase", WORDS);
  await q.fill("#tb-passphrase-again", WORDS);
  await go(q, "Bring it in");
  await q.waitForSelector("#tb-code:not(:empty)");
  await go(q, "Bring it in");
  await arrived(q);
  const sent = door.sent.pop();
  assert.equal(sent.key, kept.key);
  assert.equal(sent.number, "918273645");
});

/* ---- passkeys ---- */

async function authenticator(p, hasPrf) {
  const client = await at.context.newCDPSession(p);
  await client.send("WebAuthn.enable");
  const { authenticatorId } = await client.send("WebAuthn.addVirtualAuthenticator", { options: { protocol: "ctap2",
    ctap2Version: "ctap2_1", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true,
    automaticPresenceSimulation: true, hasPrf } });
  return { client, authenticatorId };
}
const challenge = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
const creation = () => ({ challenge: challenge(), rp: { id: "localhost", name: "Wessex and Mercia Police" },
  user: { id: base64url(new Uint8Array(16).fill(7)), name: "bela@example.org", displayName: "Bela Nagy" },
  pubKeyCredParams: [{ type: "public-key", alg: -7 }, { type: "public-key", alg: -257 }],
  authenticatorSelection: { residentKey: "required", userVerification: "required" } });

async function usePasskey(p, kind, options) {
  shelf.passkey = pages.passkey(kind, options);
  await p.goto(`${door.url}/passkey`);
  await go(p, "Use a passkey");
  await arrived(p);
  return door.sent.pop();
}

page("a passkey signs in and opens the key", async () => {
  const p = await at.open(`${door.url}/out`);
  await authenticator(p, true);
  const made = await usePasskey(p, "make", creation());
  assert.equal(made.prf, "yes");
  assert.equal(JSON.parse(Buffer.from(made.clientDataJSON, "base64url")).type, "webauthn.create");
  assert.ok(made.attestationObject && !made.signature);
  const kept = await keyMade();
  assert.deepEqual(kept.wrapped.map((text) => readWrapped(text).method), ["passphrase", "code", "passkey"]);
  assert.equal(kept.sent.passkey, made.credential);
  await signedOut();
  const options = { challenge: challenge(), rpId: "localhost", userVerification: "required", allowCredentials: [] };
  const used = await usePasskey(p, "use", options);
  assert.equal(used.credential, made.credential);
  assert.equal(JSON.parse(Buffer.from(used.clientDataJSON, "base64url")).challenge, options.challenge);
  assert.ok(used.signature && used.authenticatorData && used.userHandle);
  const { text, sent } = await signs(asked("question"), kept);
  assert.ok(verified({ key: kept.key, text, signature: sent.signature }));
  shelf.in = pages.signIn({ ...options, challenge: challenge() });
  await p.goto(`${door.url}/in`);
  await go(p, "Use a passkey");
  await arrived(p);
  assert.equal(door.sent.pop().credential, made.credential);
});

page("one that gives no secret signs in, and says so", async () => {
  const p = await at.open(`${door.url}/out`);
  await authenticator(p, false);
  const made = await usePasskey(p, "make", creation());
  assert.equal(made.prf, "no");
  const kept = await keyMade();
  assert.deepEqual(kept.wrapped.map((text) => readWrapped(text).method), ["passphrase", "code"]);
});

page("one that refuses is told kindly", async () => {
  const p = await at.open(`${door.url}/out`);
  const { client, authenticatorId } = await authenticator(p, true);
  await client.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  shelf.passkey = pages.passkey("make", creation());
  await p.goto(`${door.url}/passkey`);
  await go(p, "Use a passkey");
  assert.match(await said(p), /Nothing was sent; try again/);
  assert.equal(door.sent.length, 0);
});

/* ---- how pages look ---- */

page("what is shut prints all the same", async () => {
  const p = await at.open(`${door.url}/looks`);
  await p.emulateMedia({ media: "print" });
  assert.ok(await p.locator("#shut").isVisible());
  for (const open of [false, true]) {
    await p.locator("details", { has: p.locator("#shut") }).evaluate((e, is) => { e.open = is; }, open);
    assert.equal(await p.locator("summary", { hasText: "What is shut" }).evaluate((e) => getComputedStyle(e, "::before").display), "none",
      "what would open or shut it is not there, nor over the first letters");
  }
  await pictured(p, "looks-print");
});

page("time left is counted by the server's clock", async () => {
  const p = await at.open(`${door.url}/looks`);
  await p.waitForFunction(() => /^5\d minutes/.test(document.querySelector(".tb-countdown__left").textContent));
  assert.ok(await p.locator(".tb-countdown--soon").count());
});

const TWO_HOURS = /^2 hours 1 minute$/.source;
const timeLeft = (p, words) => p.waitForFunction((source) =>
  new RegExp(source).test(document.querySelector(".tb-countdown__left").textContent), words);

page("where the page does not say what time it is, the server does, whatever the visitor's clock says", async () => {
  await at.context.addInitScript(() => { const real = Date.now; Date.now = () => real() - 3600000; });
  shelf.looks = pages.looks.replace(/ data-now="\d+"/, "").replace(/data-until="\d+"/, `data-until="${Math.floor(Date.now() / 1000) + 7319}"`);
  const p = await at.open(`${door.url}/looks`);
  await timeLeft(p, TWO_HOURS);
  shelf.looks = pages.looks;
});

page("a computer that slept for an hour does not show an hour too much", async () => {
  const now = Math.floor(Date.now() / 1000);
  shelf.looks = pages.looks.replace(/ data-now="\d+"/, ` data-now="${now - 3600}"`)
    .replace(/data-until="\d+"/, `data-until="${now + 7319}"`);
  const p = await at.open(`${door.url}/looks`);
  await timeLeft(p, "^3 hours 1 minute$");                          // as it was counted when it fell asleep
  await p.evaluate(() => { const real = Date.now; Date.now = () => real() + 3600000; });
  await timeLeft(p, TWO_HOURS);
  shelf.looks = pages.looks;
});

page("once the time is over the page shows how things stand, as soon as the server can be reached", async () => {
  const now = Math.floor(Date.now() / 1000), place = (inside) => `<div id="stands" data-fresh="stands">${inside}</div>`;
  const strip = (until) => `<p class="tb-countdown" data-until="${until}" data-now="${now}"><span class="tb-countdown__left"></span> left.</p>`;
  const looks = (inside) => pages.looks.replace(/<p class="tb-countdown[^]*?<\/p>/, place(inside));
  let cut = 1;
  await at.context.route(/\/looks$/, (route) => route.request().isNavigationRequest() ? route.continue()
    : cut-- > 0 ? route.abort() : route.fulfill({ contentType: "text/html", body: looks(`<p id="over">Bids are closed.</p>${strip(now + 7300)}`) }));
  shelf.looks = looks(strip(now + 1));
  const p = await at.open(`${door.url}/looks`);
  await p.locator("#over").waitFor();
  assert.equal(cut, -1, "the line was cut first");
  await timeLeft(p, TWO_HOURS);
  shelf.looks = pages.looks;
  at.forget();
});

page("in forced colours too", async () => {
  const p = await at.open(`${door.url}/looks`);
  await p.emulateMedia({ forcedColors: "active" });
  await sound(p, "looks-forced");
});

for (const name of ["looks", "make", "bring"])
  test(`${name} is sound on a phone and a desk, with scripts and without`, { skip },
    () => soundEverywhere(`${door.url}/${name}`, name));
test("so is what is signed", { skip }, async () => {
  shelf.sign = pages.sign(asked("question"), { key: "00".repeat(32), wrapped: [] });
  await soundEverywhere(`${door.url}/sign`, "sign");
});
