/* deadline.mjs - the last minutes of a tender, as bad as they come, in Chromium: a bid that the command line sealed is
 * brought into the page and submitted in time; another is half way up when bids close, with the server killed and away
 * over the deadline; it says what stands, and hands in late. Then the box is listed, padlocks turn, and what was sealed
 * in time is opened: the same bytes. Not timed: it is run by hand, with a server whose clock is ahead by faketime.
 *
 *   node bench/deadline.mjs [SECONDS BEFORE THE DEADLINE]          120; more on a busy machine */
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { living, program, serve, sound, visitor } from "../test/browser/door.mjs";

const year = new Date().getFullYear(), left = Number(process.argv[2] ?? 120), MB = 1 << 20;
const folder = mkdtempSync(join(tmpdir(), "deadline-")), book = join(folder, "kept/book"), tender = `${year}-103`;
const begun = performance.now(), step = (words) => process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(0).padStart(5)} s  ${words}\n`);
const keyOf = (name) => join(folder, "kept/people/living", `${name}.key`);
const numberOf = (name) => /^number (.*)$/m.exec(readFileSync(keyOf(name), "utf8"))[1];
let ahead = 0, door;

const run = (...words) => execFileSync("faketime", ["-f", `+${ahead}s`, program, ...words, "--book", book, "-q"],
  { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
const now = () => Math.floor(Date.now() / 1000) + ahead;
const seconds = (n) => new Promise((done) => { setTimeout(done, 1000 * n); });

function serveAhead(listen = "127.0.0.1:0") {
  const child = spawn("faketime", ["-f", `+${ahead}s`, "sh", "-c", 'echo $$ >&2; exec "$@"', "sh", program, "serve", book,
    "--listen", listen, "--json", "--clock-is-right", "--demonstration"], { stdio: ["ignore", "pipe", "pipe"] });
  return new Promise((done, failed) => {
    let said = "", pid = 0;
    child.stderr.on("data", (bytes) => { pid ||= Number(String(bytes).split("\n")[0]); });
    child.stdout.on("data", (bytes) => {
      const url = /"address": "([^"]+)\/"/.exec(said += bytes)?.[1];
      if (url)
        done({ url, end: (signal) => new Promise((ended) => { child.once("exit", ended); process.kill(pid, signal); }) });
    });
    child.once("exit", (code) => failed(new Error(`serve ended with ${code}`)));
  });
}

/* When bids close, as the tender's page says it. */
async function deadline() {
  const first = await serve(book, ["--demonstration"]), html = await (await fetch(`${first.url}/t/${tender}`)).text();
  await first.close();
  return Number(/data-until="(\d+)"/.exec(html)[1]);
}

async function comes(name) {
  const at = await visitor(), page = await at.open(`${door.url}/demonstration`);
  page.setDefaultTimeout(600_000);
  await page.getByRole("button", { name }).first().click();
  await page.waitForURL(/\/home$/);
  await page.goto(`${door.url}/t/${tender}/bid/1`);
  await page.waitForSelector("html[data-bid=ready]");
  return { at, page };
}

const main = (page) => page.locator("main").innerText();

async function signs(page, button) {
  await page.waitForSelector("#tb-bid-form:visible");
  await page.click(`text=${button}`);
  await page.waitForURL(/\/check\//);
  await page.click("text=Sign and enter");
  await page.waitForURL(/\/entered\//);
  assert.match(await main(page), /taken and safe|Entry \d+ of the log/);
}

async function brought(method) {
  const out = join(folder, "bid"), { at, page } = await comes("Two Bridges");
  writeFileSync(join(folder, "price"), "1 2027 0 900000.00\n");
  run("seal", "--lot", "1", "--quality", method, "--price", join(folder, "price"), "--out", out, "-p", tender, "--as", keyOf("rook"));
  step("a bid that the command line sealed is brought into the page, and submitted in time");
  await page.locator("summary", { hasText: "It is sealed already" }).click();
  await page.setInputFiles("#tb-bring", readdirSync(out).map((name) => join(out, name)));
  await signs(page, "Read it once more and submit");
  await at.close();
}

async function half(until) {
  const { at, page } = await comes("Copperfield");
  let shut = true;
  await at.context.route(/\/api\/1\/part\//, (route) => shut && Number(route.request().url().split("/").at(-1)) > 1 ? route.abort() : route.continue());
  await page.setInputFiles("#tb-files", [{ name: "Drivers.pdf", mimeType: "application/pdf", buffer: randomBytes(33 * MB) }]);
  await page.fill("#tb-price-lines", "1 2027 0 1000.00");
  await page.click("#tb-seal");
  await page.waitForFunction(() => /16\.8 MB is safe/.test(document.getElementById("tb-envelopes").textContent));
  step(`16.8 MB of another are up, ${until - now()} s before bids close; the server is killed`);
  assert.ok(now() < until, "give more seconds");
  await door.end("SIGKILL");
  await seconds(until - now() + 5);
  step("bids are closed while the server is away");
  assert.match(await page.locator("#tb-bid-says").innerText(), /The line to the server is cut\. What is stored is safe\. Trying again/);
  assert.match(await page.locator(".tb-countdown").innerText(), /^No time/);
  door = await serveAhead(new URL(door.url).host);
  await page.locator("#tb-stands").getByText(/Bids closed on .*What you hand in now is late/).waitFor();
  step("the server is there again: the page says that bids are closed, and goes on");
  shut = false;
  await page.waitForSelector("#tb-bid-form:visible");
  assert.doesNotMatch(await main(page), /Read it once more and submit/);
  await sound(page, "bid-over");
  await signs(page, "Read it once more and hand in late");
  await page.goto(`${door.url}/t/${tender}/late`);
  assert.match(await main(page), /1 sealed envelope|2 sealed envelopes[^]*late, so it stays shut unless it is accepted/);
  assert.match(await main(page), /Our service was down from/);
  step("handed in late, and its late page says so, and that the server was away");
  await at.close();
}

function opened(method) {
  const officers = (...words) => run(...words, "--as", keyOf("wren"), "--with", keyOf("otis"), "-p", tender);
  const list = () => officers("act", "box-list", "round=1", "clock=operator", "reason=No witness was at hand");
  try { list(); } catch { list(); }                                    // the late one may have waited for its tick until then
  for (const firm of ["rook", "heron"])
    officers("act", "admit", "lot=1", `bidder=${numberOf(firm)}`, "reason=Complete");
  const name = /^[a-z2-7]{32}$/m.exec(run("show", "-p", tender))[0], out = join(folder, "opened");
  for (const who of ["jude", "ivy"])
    run("turn", "--lot", "1", "--envelope", "quality", "-p", name, "--as", keyOf(who));
  run("open", "--lot", "1", "--envelope", "quality", "--out", out, "-p", tender, "--as", keyOf("wren"));
  const files = readdirSync(out, { recursive: true }).filter((path) => path.endsWith("Drivers.pdf"));
  assert.ok(files.some((path) => readFileSync(join(out, path)).equals(readFileSync(method))), files.join(", "));
  step("padlocks turned: what the command line sealed came out byte for byte as it went in");
}

try {
  const method = join(folder, "Drivers.pdf");
  writeFileSync(method, randomBytes(9 * MB));
  living(join(folder, "kept"));
  const until = await deadline();
  ahead = until - left - Math.floor(Date.now() / 1000);
  door = await serveAhead();
  step(`served, ${until - now()} s before bids close`);
  await brought(method);
  await half(until);
  await seconds(Math.max(0, until + 61 - now()));
  await door.end("SIGTERM");
  door = null;
  opened(method);
} finally {
  await door?.end("SIGTERM");
  rmSync(folder, { recursive: true });
}
process.exit(0);
