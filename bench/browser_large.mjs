/* browser_large.mjs - a bid of 2 GB is sealed in Chromium and submitted, over a line that is cut again and again,
 * from a page that is closed half way, to a server that is killed three times; then stock age opens what lies on the
 * server. Run by hand; prints one row of the table in README.md. Needs three times as much room as the file has.
 *
 *   node bench/browser_large.mjs [MEBIBYTES] [MEBIBYTES A CONNECTION MAY CARRY]          2048, 24 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import "../test/browser/node.mjs";
import { identityText } from "../browser/age.js";
import { deal, locksetOf } from "../browser/capsule.js";
import { program, serve, top } from "../test/browser/door.mjs";

const MiB = 1 << 20, size = Number(process.argv[2] ?? 2048) * MiB, carried = Number(process.argv[3] ?? 24) * MiB;
const folder = mkdtempSync(join(tmpdir(), "large-")), book = join(folder, "kept/book"), file = join(folder, "Drivers.pdf");
const step = (words) => process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(0).padStart(5)} s  ${words}\n`);
const begun = performance.now();

/* ---- a line that is cut ---- */

const line = { cuts: 0, up: 0, to: 0 };
const proxy = createServer((near) => {
  const far = connect(line.to, "127.0.0.1");
  let here = 0;
  const cut = () => { near.destroy(); far.destroy(); };
  near.on("data", (bytes) => {
    here += bytes.length;
    line.up += bytes.length;
    if (here > carried) {
      line.cuts++;
      cut();
    }
  });
  near.pipe(far);
  far.pipe(near);
  for (const end of [near, far])
    end.on("error", cut).on("close", cut);
});

/* ---- what the browser's processes hold ---- */

const peaks = { renderer: 0, anonymous: 0, browser: 0 };

/* Of the browser that was started here, by its own argument. */
function processes() {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const status = readFileSync(`/proc/${pid}/status`, "latin1");
      return [{ pid, status, above: /^PPid:\s+(\d+)/m.exec(status)[1], command: readFileSync(`/proc/${pid}/cmdline`, "latin1") }];
    } catch { return []; /* it has ended */ }
  });
  const ours = new Set(all.filter(({ command }) => command.includes(`--large=${folder}`)).map(({ pid }) => pid));
  for (let before = -1; before !== ours.size;) {
    before = ours.size;
    all.forEach(({ pid, above }) => { if (ours.has(above)) ours.add(pid); });
  }
  return all.filter(({ pid }) => ours.has(pid));
}

function look() {
  for (const { status, command } of processes()) {
    const bytes = (name) => 1024 * Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
    if (command.includes("--type=renderer")) {
      peaks.renderer = Math.max(peaks.renderer, bytes("VmHWM"));
      peaks.anonymous = Math.max(peaks.anonymous, bytes("RssAnon"));
    } else if (!command.includes("--type="))
      peaks.browser = Math.max(peaks.browser, bytes("RssAnon"));
  }
}

/* ---- the server, the page ---- */

let door, port;
async function killed() {
  const ended = new Promise((done) => { door.process.once("exit", done); });
  door.process.kill("SIGKILL");
  await ended;
  door = await serve(book, ["--demonstration"], `127.0.0.1:${port}`);
}

const packages = createRequire(join(top, "browser/package.json"));
let browser, context, page, url;
async function bidPage() {
  await page.goto(`${url}/t/2026-103/bid/1`);
  await page.waitForSelector("html[data-bid=ready]");
}
async function anew() {
  page = await context.newPage();
  page.setDefaultTimeout(1_800_000);
}
const safe = () => page.evaluate(() => {
  const [, n, unit] = /([\d.]+) (MB|GB) is safe/.exec(document.getElementById("tb-envelope-quality")?.textContent ?? "") ?? [, 0, "MB"];
  return Number(n) * (unit === "GB" ? 1e9 : 1e6);
});
async function until(share) {
  while (await safe() < share * size)
    await new Promise((done) => setTimeout(done, 200));
}
async function submit() {
  await page.waitForSelector("#tb-bid-form:visible");
  await page.click("text=Read it once more and submit");
  await page.waitForURL(/\/check\//);
  await page.click("text=Sign and enter");
  await page.waitForURL(/\/entered\//);
  assert.match(await page.locator("main").innerText(), /It is taken and safe/);
}
const keptOf = () => page.evaluate(async () => {
  const open = indexedDB.open("tenderbox-bids", 1);
  await new Promise((done) => { open.onsuccess = done; });
  const all = open.result.transaction("kept").objectStore("kept").getAll();
  await new Promise((done) => { all.onsuccess = done; });
  return all.result;
});
/* The receipt of what stands in the box; it comes with the next tick. */
async function receipt() {
  for (;;) {
    await bidPage();
    const link = page.getByRole("link", { name: "Save its receipt" });
    if (await link.count()) {
      const at = await link.getAttribute("href");
      return context.request.get(url + at).then((answer) => answer.body());
    }
    await new Promise((done) => setTimeout(done, 2000));
  }
}

async function trial() {
  const out = openSync(file, "w");
  for (let at = 0; at < size; at += 16 * MiB)
    writeSync(out, randomBytes(Math.min(16 * MiB, size - at)));
  closeSync(out);
  execFileSync(program, ["demo", "--living", "--keep", join(folder, "kept"), "-q"]);
  door = await serve(book, ["--demonstration"]);
  port = line.to = Number(new URL(door.url).port);
  await new Promise((done) => proxy.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${proxy.address().port}`;
  browser = await packages("playwright-core").chromium.launch({ executablePath: "/usr/bin/chromium",
    env: { ...process.env, LC_ALL: "C.UTF-8" }, args: [`--large=${folder}`, ...process.getuid?.() === 0 ? ["--no-sandbox"] : []] });
  context = await browser.newContext();
  await anew();
  await page.goto(`${url}/demonstration`);
  await page.getByRole("button", { name: "Copperfield" }).first().click();

  await bidPage();
  look();
  const idle = { ...peaks };
  step("version 1, small, is submitted; the server is killed as soon as it has answered");
  await page.setInputFiles("#tb-files", [{ name: "Drivers.pdf", mimeType: "application/pdf", buffer: Buffer.from("A small one.\n") }]);
  await page.fill("#tb-price-lines", "1 2027 0 1000.00");
  await page.click("#tb-seal");
  await submit();
  await killed();
  await bidPage();
  assert.match(await page.locator("main").innerText(), /Version 1 is in the box\. It is safe/);

  step(`version 2, ${size / MiB} MiB, is sealed and stored`);
  const before = performance.now(), watching = setInterval(look, 250), upBefore = line.up;
  await page.setInputFiles("#tb-files", file);
  await page.fill("#tb-price-lines", "1 2027 0 2000.00");
  await page.click("#tb-seal");
  await until(0.25);
  step("a quarter is stored: the server is killed");
  await killed();
  await until(0.5);
  step("half is stored: the page is closed");
  await page.close({ runBeforeUnload: false });
  await anew();
  await bidPage();
  await page.setInputFiles("#tb-files", file);
  await page.click("text=Go on");
  await until(0.75);
  step("three quarters are stored: the server is killed again");
  await killed();
  await page.waitForSelector("#tb-bid-form:visible");
  const seconds = (performance.now() - before) / 1000, up = line.up - upBefore;
  step("stored; it is submitted");
  await submit();
  look();
  clearInterval(watching);

  step("its receipt is waited for, and checked");
  assert.match(String(await receipt()), /^c2sp.org\/tlog-proof@v1\n/);
  await bidPage();
  assert.match(await page.locator("main").innerText(), /Version 2 is in the box\. It is safe/);
  const kept = (await keptOf()).find(({ version }) => version === "2");

  step("stock age opens what lies on the server");
  const { plan, done } = kept.envelopes.quality, sha256 = /^sha256 (.*)$/m.exec(done.head)[1];
  const key = identityText(deal(locksetOf(plan.lockset), plan.alpha.map(BigInt)).key);
  const where = join("sealed", sha256);
  writeFileSync(join(folder, "bid.key"), key + "\n", { mode: 0o600 });
  execFileSync("sh", ["-c", `age -d -i bid.key "$1" | tar xOf - 1 | cmp - Drivers.pdf`, "sh", join(book, where)], { cwd: folder });

  const MB = (n) => (n / MiB).toFixed(0);
  console.log(`| a bid of ${size / MiB} MiB sealed in Chromium and submitted, ${line.cuts} lines cut, page closed, server killed 3 times | ` +
    `${MB(peaks.renderer)} MiB at its peak in the page's process (${MB(peaks.anonymous)} of its own; ${seconds.toFixed(0)} s, ` +
    `${(up / size).toFixed(2)} x the file went up) | 250 MiB | the page before, ${MB(idle.renderer)} MiB (${MB(idle.anonymous)}); the browser's own process ${MB(peaks.browser)} ` +
    `of its own, before ${MB(idle.browser)}; byte for byte the same, by stock age |`);
}

try {
  await trial();
} finally {
  await browser?.close();
  await door?.close();
  proxy.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
