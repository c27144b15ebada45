/* The server's disk is full: a real file system of its own, whose limit is drawn in and let out again while a bidder
 * stores and submits in Chromium. The page says what it is, nothing that was stored is lost, nothing counts twice, and
 * all of it goes on by itself, or by one more press, as soon as there is room again. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { year } from "./demonstration.mjs";
import { leads, living, noBrowser, serve, sound, visitor } from "./door.mjs";

const MB = 1 << 20, folder = mkdtempSync(join(tmpdir(), "full-")), disk = join(folder, "disk");
execFileSync("mkdir", [disk]);
const mounts = !noBrowser && spawnSync("mount", ["-t", "tmpfs", "-o", "size=3g", "tmpfs", disk], { stdio: "ignore" }).status === 0;
const skip = noBrowser || (mounts ? false : "no file system can be mounted here");
let door, at, page;

const step = (name, work) => test(name, { skip }, work);
const limit = (bytes) => execFileSync("mount", ["-o", `remount,size=${bytes}`, disk]);
const used = () => { const { blocks, bfree, bsize } = statfsSync(disk); return (blocks - bfree) * bsize; };
const roomy = () => limit(3 * 1024 * MB), tight = (left) => limit(used() + left);
const main = () => page.locator("main").innerText();

before(async () => {
  if (skip)
    return;
  living(join(disk, "kept"));
  door = await serve(join(disk, "kept/book"), ["--demonstration"]);
  at = await visitor();
  page = await at.open(`${door.url}/demonstration`);
  await leads(page, () => page.getByRole("button", { name: "Copperfield" }).first().click());
  await page.goto(`${door.url}/t/${year}-103/bid/1`);
  await page.waitForSelector("html[data-bid=ready]");
});
after(async () => {
  await at?.close();
  await door?.close();
  if (mounts)
    execFileSync("umount", ["-l", disk]);
  rmSync(folder, { recursive: true });
});

step("while it is stored: the page says in the server's words that there is no room, keeps what is there, and tries again", async () => {
  let first = true;
  await at.context.route(/\/api\/1\/part\//, async (route) => {          // what comes after the first part finds no room
    const answer = await route.fetch();
    if (first)
      tight(600 * MB);
    first = false;
    await route.fulfill({ response: answer });
  });
  await page.setInputFiles("#tb-files", [{ name: "Drivers.pdf", mimeType: "application/pdf", buffer: randomBytes(41 * MB) }]);
  await page.fill("#tb-price-lines", "1 2027 0 1000.00");
  await page.click("#tb-seal");
  await page.locator("#tb-bid-says").getByText("There is too little room here for files. What was handed in is safe. Tell the buyer at once").waitFor();
  assert.match(await page.locator("#tb-envelopes").innerText(), /is safe if you close this page/);
  await sound(page, "full-stored");
});

step("when there is room again it goes on by itself, and nothing that was stored is sent twice", async () => {
  roomy();
  await page.waitForSelector("#tb-bid-form:visible");
  assert.match(await main(), /Nothing is submitted yet/);
});

step("when it is submitted: it is not taken, and the page says so and what to do", async () => {
  await leads(page, () => page.click("text=Read it once more and submit"));
  await page.waitForURL(/\/check\//);
  tight(0);
  await leads(page, () => page.click("text=Sign and enter"));
  assert.match(page.url(), /\/check\//);
  assert.match(await main(), /There is no room left on the disk[^]*What was taken before is safe; of this nothing was kept[^]*Nothing was entered\./);
  await sound(page, "full-submitted");
});

step("meanwhile everybody reads what they read before", async () => {
  for (const path of ["/", `/t/${year}-103`, `/t/${year}-103/bid/1`, `/t/${year}-103/bid`, "/home", `/t/${year}-103/late`, "/log", "/contracts"])
    assert.equal((await page.context().request.get(door.url + path)).status(), 200, path);
});

step("when there is room again one more press submits it, once, and the server was not started again", async () => {
  roomy();
  await leads(page, () => page.click("text=Sign and enter"));
  await page.waitForURL(/\/entered\//);
  assert.match(await main(), /It is taken and safe/);
  await page.goto(`${door.url}/t/${year}-103/bid/1`);
  await page.waitForSelector("html[data-bid=ready]");
  assert.match(await main(), /Version 1 is in the box\. It is safe[^]*Version 2, not submitted yet/);
});
