/* The server itself in front of a browser: the pages that are there before anybody is signed in. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { noBrowser, program, serve, soundEverywhere, visitor } from "./door.mjs";

const skip = noBrowser;
let door;

before(async () => {
  if (skip)
    return;
  const book = join(mkdtempSync(join(tmpdir(), "tenderbox-")), "book");
  execFileSync(program, ["init", book, "--origin", "tender.example.org/log", "-q"]);
  door = await serve(book);
});
after(() => door?.close());

test("signing in is sound on a phone and a desk, with scripts and without", { skip },
  () => soundEverywhere(`${door.url}/sign-in`, "sign-in"));

test("a page that is not there is sound, too", { skip },
  () => soundEverywhere(`${door.url}/nowhere`, "nowhere", { status: 404 }));

test("who is wrong is told so, and the passphrase was not sent", { skip }, async () => {
  const at = await visitor();
  try {
    const page = await at.open(`${door.url}/sign-in`);
    const asked = page.waitForRequest((r) => r.method() === "POST");
    await page.fill("#mail", "bela@example.org");
    await page.fill("#passphrase", "four words that rhyme");
    await page.fill("#code", "123456");
    await page.getByRole("button", { name: "Sign in" }).click();
    const sent = new URLSearchParams((await asked).postData());
    assert.equal(sent.get("passphrase"), "");
    assert.match(sent.get("secret"), /^[0-9a-f]{64}$/);
    await page.waitForSelector(".govuk-error-summary");
    at.calm(403);
  } finally {
    await at.close();
  }
});
