/* Somebody hands a bid in through the page of a demonstration: it is taken at once, and the page shows the receipt
 * as soon as the tick is in. The box ticks when the test says so, and not before. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { allSound, leads, living, noBrowser, program, serve, sound, visitor } from "./door.mjs";

const skip = noBrowser;
let folder, book, door, tender;

const asks = (words) => execFileSync("sqlite3", [join(book, "book.db"), words], { encoding: "utf8" }).trim();
const tickEvery = (seconds) => asks(`UPDATE setting SET value = '${seconds}' WHERE name LIKE '%-seconds'`);
const tick = () => execFileSync(program, ["tick", "--book", book, "-q"]);

/* The server goes, the box's clock pays what it owes, and the server comes back to where it was. */
async function ticked() {
  await door.close();
  tickEvery(1);
  while (asks("SELECT count(*) FROM waiting") !== "0")
    tick();
  tickEvery(86400);
  door = await serve(book, ["--demonstration"], new URL(door.url).host);
}

before(async () => {
  if (skip)
    return;
  folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "tenderbox-"));
  living(join(folder, "play"));
  book = join(folder, "play/book");
  tender = /tender=([0-9]+-103) /.exec(readFileSync(join(book, "demonstration/people"), "utf8"))[1];
  tick();
  tickEvery(86400);
  door = await serve(book, ["--demonstration"]);
});
after(async () => {
  await door?.close();
  if (folder)
    rmSync(folder, { recursive: true });
});

test("who hands in is told at once, and has the receipt with the tick", { skip }, async () => {
  const bid = join(folder, "play/people/living/rook-50"), at = await visitor({ deafTo: null });
  for (const name of ["1.age", "2.age"])                            // as they came, part by part
    copyFileSync(join(bid, name),
      join(book, "sealed", createHash("sha256").update(readFileSync(join(bid, name))).digest("hex")));
  try {
    const page = await at.open(`${door.url}/demonstration`);
    const go = (name) => leads(page, () => page.getByRole("button", { name, exact: true }).click());
    await go("Two Bridges Bus Co-operative");
    await page.goto(`${door.url}/t/${tender}/do/deposit`);
    await page.fill("[name=version]", "1");
    await page.setInputFiles("[name=heads-file]", join(bid, "heads"));
    await go("Continue");
    await page.getByRole("heading", { name: "Check before you sign" }).waitFor();
    await page.locator("form button[type=submit]").last().click();
    await page.waitForURL(/\/entered\/[0-9a-f]+$/);
    const address = page.url();
    await page.getByRole("heading", { name: "Bid taken" }).waitFor();
    await page.getByText("nothing that happens from now on makes it late").waitFor();
    const bytes = await (await page.request.get(address)).text();
    assert.match(bytes, /<noscript><meta http-equiv="refresh" content="20"><\/noscript>/);
    assert.match(bytes, /href="\?still=1">Stop that</);
    const still = await (await page.request.get(`${address}?still=1`)).text();
    assert.doesNotMatch(still, /http-equiv="refresh"/);
    await sound(page, "bid-taken");
    const cookies = await page.context().cookies(), signIn = (context) => context.addCookies(cookies);
    const there = address.replace("/t/", "/cy/t/");
    assert.match(await (await page.request.get(there)).text(), /<h1[^>]*>Daeth y cynnig i law</);
    await allSound([[`${there}?still=1`, "bid-taken-cy"]], { signIn });
    at.calm();
    await ticked();
    await page.getByRole("heading", { name: "Bid handed in" }).waitFor();
    assert.equal(page.url(), address, "nobody had to do anything");
    at.forget();                                                    // that the server was away, Chromium says too
    for (const words of ["Two Bridges Bus Co-operative", "before the deadline", "2 sealed envelopes", "Watch the opening"])
      assert.match(await page.textContent("main"), new RegExp(words));
    await page.getByText("Check this receipt without trusting us").click();
    await sound(page, "bid-handed-in");
    await leads(page, () => page.getByRole("link", { name: "Cymraeg" }).click());
    await page.getByRole("heading", { name: "Cyflwynwyd y cynnig" }).waitFor();
    assert.equal(page.url(), there);
    await page.getByText("Gwirio’r dderbynneb hon heb ymddiried ynom ni").click();
    await sound(page, "bid-handed-in-cy");
    await allSound([[there, "bid-handed-in-cy"]], { signIn });
    await leads(page, () => page.getByRole("link", { name: "English" }).click());
    assert.equal(page.url(), address);
    const [saved] = await Promise.all([page.waitForEvent("download"),
      page.getByRole("link", { name: "Save your receipt" }).click()]);
    const typed = (await page.textContent("#entered pre")).split(" ");
    assert.equal(typed[2], saved.suggestedFilename());
    await saved.saveAs(join(folder, saved.suggestedFilename()));
    await page.goto(`${door.url}/log#policy`);
    writeFileSync(join(folder, "policy"), await page.textContent("[aria-label='The least policy'] pre"));
    assert.match(execFileSync(join(program, "..", typed[0]), typed.slice(1), { cwd: folder, encoding: "utf8" }), /GOOD|good/);
    at.calm();
  } finally {
    await at.close();
  }
});
