/* Lists of people.db that grew: accounts, invitations, mail that came back, one person's sessions, keys and drafts, with
 * a thousand rows each, are pages; one that is full to its last row leads to none that is empty. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { become } from "./demonstration.mjs";
import { allSound, leads, noBrowser, program, serve, top, visitor, words } from "./door.mjs";

const skip = noBrowser, step = (name, work) => test(name, { skip }, work);
const signIn = (context) => become(context, door.url, "own-olga");
let door;

/* Two hundred accounts, with those that are there; the first of the new ones has lost theirs. */
const fill = `
import os, sqlite3, sys, time
db, now = sqlite3.connect(sys.argv[1]), int(time.time())
olga, there = db.execute("SELECT min(id), count(*) FROM account").fetchone()
for n in range(200 - there):
    db.execute("INSERT INTO account (handle, name, mail, mail_key, language, made, passphrase_at) VALUES (?, ?, ?, ?, 'en', ?, 0)",
               (os.urandom(32), f"Person <b>{n}</b>", f"p{n}@town.example", f"p{n}@town.example", now))
db.execute("INSERT INTO plea (mail_key, words, at, address) VALUES ('p0@town.example', 'Lost it', ?, '192.0.2.1')", (now,))
for n in range(1000):
    db.execute("INSERT INTO invitation (by, mail, purpose, made, until, link) VALUES (?, ?, ?, ?, ?, ?)",
               (olga, f"i{n}@town.example", f"To look at {n}", now, now + 600000, os.urandom(32)))
    db.execute("INSERT INTO post (to_mail, to_key, subject, text, about, due, next, tries, state, ended, trouble, account, topic, receipt)"
               " VALUES (?, ?, 'S', 'T', ?, ?, ?, 3, 3, ?, 'No such box', ?, 0, '')",
               (f"b{n}@town.example", f"b{n}@town.example", f"about {n}", now - n, now, now, olga))
for n in range(48):
    db.execute("INSERT INTO session (token, account, made, seen, proved, address, browser) VALUES (?, ?, ?, ?, 0, '192.0.2.1', 'Mozilla')",
               (os.urandom(32), olga, now, now))
for n in range(19):
    db.execute("INSERT INTO own_key (account, public, label, added, ended) VALUES (?, ?, ?, ?, ?)", (olga, os.urandom(32), f"Key {n}", now, now))
for n in range(200):
    db.execute("INSERT INTO diary (account, at, what, by, words) VALUES (?, ?, 1, 0, '')", (olga, now - n))
db.commit()
`;

before(async () => {
  if (skip)
    return;
  const kept = join(mkdtempSync(join(tmpdir(), "accounts-")), "kept"), book = join(kept, "book");
  execFileSync(program, ["demo", join(top, "test/browser/roles.story"), "--living", "--keep", kept, "-q"], { stdio: "ignore" });
  door = await serve(book, ["--demonstration"]);
  const at = await visitor();
  await signIn(at.context);
  await at.close();
  await door.close();
  execFileSync("python3", ["-c", fill, join(book, "people.db")]);
  door = await serve(book, ["--demonstration"]);
});
after(() => door?.close());

async function asOlga(path, work) {
  const at = await visitor();
  try {
    await signIn(at.context);
    const page = await at.open(door.url + path);
    await work(page);
    at.calm();
  } finally {
    await at.close();
  }
}

const rows = (page, name) => page.getByRole("region", { name, exact: true }).locator("tbody tr").count();

step("accounts are shown a hundred on a page, and the last full page leads to no other", () =>
  asOlga("/people", async (page) => {
    assert.equal(await rows(page, "Everybody with an account"), 100);
    assert.match(await words(page), /Accounts 1 to 100 of 200, the latest first/);
    await page.goto(`${door.url}/people?page=2`);
    assert.equal(await rows(page, "Everybody with an account"), 100);
    assert.match(await words(page), /Accounts 101 to 200 of 200, the latest first\. Those before/);
    assert.equal(await page.locator('a[href$="page=3#accounts"]').count(), 0);
  }));

step("who cannot sign in is named on every page, wherever among all they stand", () =>
  asOlga("/people", async (page) => {
    assert.doesNotMatch(await page.getByRole("region", { name: "Everybody with an account" }).innerText(), /Person <b>0<\/b>/);
    for (const part of ["", "?page=2", "?page=7"]) {
      await page.goto(`${door.url}/people${part}`);
      assert.match(await words(page), /Cannot sign in\s*Person <b>0<\/b>, p0@town\.example\s*Asks for help/);
    }
  }));

step("of a thousand invitations a hundred are shown, of mail that came back fifty", () =>
  asOlga("/people", async (page) => {
    assert.equal(await rows(page, "Invitations"), 100);
    assert.equal(await rows(page, "Mail that came back"), 50);
    assert.match(await words(page), /Invitations 1 to 100 of 1000, the latest first/);
    assert.match(await words(page), /And 450 more, which are older/);
    await leads(page, () => page.getByRole("link", { name: /^More.*invitations/ }).click());
    assert.match(await words(page), /Invitations 101 to 200 of 1000/);
  }));

step("a page behind the last leads back to the last", () =>
  asOlga("/people?page=5000", async (page) => {
    assert.match(await words(page), /Accounts: 200 in all, none of them here/);
    await leads(page, () => page.locator('a[href$="#accounts"]').click());
    assert.match(page.url(), /page=2#accounts$/);
  }));

step("these pages are sound, and one's own with all sessions and keys that there can be", () =>
  allSound([[`${door.url}/people`, "accounts-people"], [`${door.url}/people?page=2`, "accounts-people-last"],
    [`${door.url}/admin`, "accounts-admin"], [`${door.url}/me`, "accounts-me"]], { signIn }));
