/* The last second before the deadline, by the server's clock, which is stopped there for as long as the test needs: two
 * who submit in it are in time and get their receipts, whatever their own clocks say; one who submits in the second after
 * is late, and told so before and after. */
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { year } from "./demonstration.mjs";
import { leads, living, noBrowser, program, serve, sound, top, visitor } from "./door.mjs";

const skip = noBrowser;
const folder = mkdtempSync(join(tmpdir(), "last-")), book = join(folder, "kept/book"), tender = `${year}-103`, clock = join(folder, "clock");
const step = (name, work) => test(name, { skip }, work);
const main = (page) => page.locator("main").innerText();
let door, until;

/* The server's clock stands at that second. */
function stands(at) {
  writeFileSync(`${clock}.new`, String(at));
  renameSync(`${clock}.new`, clock);
}

function serveAhead() {
  const child = spawn(program, ["serve", book, "--listen", "127.0.0.1:0", "--json", "--clock-is-right", "--demonstration"], {
    stdio: ["ignore", "pipe", "ignore"], env: { ...process.env, LD_PRELOAD: join(folder, "standing.so"), STANDING: clock } });
  return new Promise((done, failed) => {
    let said = "";
    child.stdout.on("data", (bytes) => {
      const url = /"address": "([^"]+)\/"/.exec(said += bytes)?.[1];
      if (url)
        done({ url, close: () => new Promise((ended) => { child.once("exit", ended); child.kill("SIGTERM"); }) });
    });
    child.once("exit", (code) => failed(new Error(`serve ended with ${code}`)));
  });
}

/* Somebody whose own clock is wrong by so many hours, with a bid that is ready to be signed. */
async function comes(name, hours) {
  const at = await visitor();
  await at.context.addInitScript((wrong) => {
    const real = Date, shift = wrong * 3_600_000;
    globalThis.Date = class extends real { constructor(...given) { super(...given.length ? given : [real.now() + shift]); } static now() { return real.now() + shift; } };
  }, hours);
  const page = await at.open(`${door.url}/demonstration`);
  await leads(page, () => page.getByRole("button", { name }).first().click());
  await page.goto(`${door.url}/t/${tender}/bid/1`);
  await page.waitForSelector("html[data-bid=ready]");
  await page.setInputFiles("#tb-files", [{ name: "Drivers.pdf", mimeType: "application/pdf", buffer: Buffer.from(`Drivers of ${name}.\n`) }]);
  await page.fill("#tb-price-lines", "1 2027 0 1000.00");
  await page.click("#tb-seal");
  await page.waitForSelector("#tb-bid-form:visible");
  return { at, page };
}
async function readOnceMore(page, button) {
  await leads(page, () => page.click(`text=${button}`));
  await page.waitForURL(/\/check\//);
}
async function signs(page) {
  await leads(page, () => page.click("text=Sign and enter"));
  await page.waitForURL(/\/entered\//);
}

before(async () => {
  if (skip)
    return;
  living(join(folder, "kept"));
  const first = await serve(book, ["--demonstration"]), html = await (await fetch(`${first.url}/t/${tender}`)).text();
  await first.close();
  until = Number(/data-until="(\d+)"/.exec(html)[1]);
  execFileSync("cc", ["-shared", "-fPIC", "-o", join(folder, "standing.so"), join(top, "test/clock/standing.c")]);
  stands(until - 240);
  door = await serveAhead();
});
after(async () => {
  await door?.close();
  rmSync(folder, { recursive: true });
});

let copper, rook, heron;

step("who has a wrong clock is told the time left by the server's, and seals as everybody does", async () => {
  copper = await comes("Copperfield", 1);
  rook = await comes("Two Bridges", -1);
  heron = await comes("Heron Coaches", 0);
  for (const { page } of [copper, rook])
    assert.match(await page.locator(".tb-countdown").innerText(), /^[123] minutes? [^]*left to submit[^]*by our clock/);
});

step("two submit in the last second, and both are taken", async () => {
  for (const { page } of [copper, rook])
    await readOnceMore(page, "Read it once more and submit");
  await readOnceMore(heron.page, "Read it once more and submit");
  stands(until - 1);
  await Promise.all([copper, rook].map(({ page }) => signs(page)));
  for (const { page } of [copper, rook])
    assert.match(await main(page), /It is taken and safe[^]*Received\s+.* 11:59:59 GMT, 1 second before the deadline/);
});

step("in the second after that, one who had read it once more in time is late", async () => {
  stands(until);
  await leads(heron.page, () => heron.page.click("text=Sign and enter"));
  assert.match(heron.page.url(), /\/late$/);
  const says = await main(heron.page);
  assert.match(says, /You can no longer hand in or change a bid in time\.\s+The deadline counts by our clock, which said .* 12:00:00 GMT/);
  assert.match(says, /Version 2 is your bid[^]*in time/);
  assert.match(says, /lot 1, version 3\. Refused/);
  await sound(heron.page, "last-late");
});

step("with the next tick both have their receipts, and the one who was late hands in late and keeps the bid that came in time", async () => {
  stands(until + 90);
  for (const { page } of [copper, rook]) {
    await page.goto(`${door.url}/t/${tender}/bid/1`);
    assert.match(await main(page), /Version 1 is in the box\. It is safe\.\s+It came on .* 11:59:59 GMT\./);
    const receipt = await page.getByRole("link", { name: /^Save its receipt/ }).getAttribute("href");
    assert.match(await (await page.context().request.get(door.url + receipt)).text(), /^c2sp\.org\/tlog-proof@v1\n/);
  }
  await heron.page.goto(`${door.url}/t/${tender}/bid/1`);
  await heron.page.waitForSelector("html[data-bid=ready]");
  assert.match(await main(heron.page), /What you hand in now is late[^]*Version 2 is in the box[^]*Version 3, not submitted yet/);
  await leads(heron.page, () => heron.page.click("text=Read it once more and hand in late"));
  await heron.page.waitForURL(/\/check\//);
  await signs(heron.page);
  await heron.page.goto(`${door.url}/t/${tender}/late`);
  assert.match(await main(heron.page), /Version 3: 2 sealed envelopes, .*late, so it stays shut unless it is accepted/);
});
