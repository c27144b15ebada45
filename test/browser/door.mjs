/* door.mjs - what tests of pages stand on: the server on a book, Chromium in front of it, and what must
 * hold on every page: no error on the console, nothing that the page's policy had to forbid, and nothing
 * that axe finds, on a phone and on a desk, with scripts and without.
 *
 *   const door = await serve("some/book"), at = await visitor();
 *   const page = await at.open(door.url + "/t/2026-42");
 *   await soundEverywhere(door.url + "/t/2026-42", "tender");           four visits, four pictures
 *   await at.close(); await door.close(); */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after } from "node:test";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const top = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const program = process.env.TENDERBOX ?? join(top, "build/release/src/tenderbox");
export const pictures = join(top, "build/screenshots");
const packages = createRequire(join(top, "browser/package.json"));
const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

/** Why no page can be looked at here; null: it can. For `test(..., { skip: noBrowser }, ...)`. */
export const noBrowser = chromium ? false : "no chromium here";

/** `tenderbox serve` on a free port. @param {string} book @param {string[]} more options
 * @returns {Promise<{url: string, close: () => Promise<void>, process: import("node:child_process").ChildProcess}>} */
export function serve(book, more = []) {
  const child = spawn(program, ["serve", book, "--listen", "127.0.0.1:0", "--json", "--clock-is-right", ...more],
    { stdio: ["ignore", "pipe", "pipe"] });
  const close = () => new Promise((done) => { child.once("exit", done); child.kill("SIGTERM") || done(); });
  return new Promise((done, failed) => {
    let said = "", trouble = "";
    child.stderr.on("data", (bytes) => { trouble += bytes; });
    child.stdout.on("data", (bytes) => {
      const address = /"address": "([^"]+)\/"/.exec(said += bytes)?.[1];
      if (address)
        done({ url: address, close, process: child });
    });
    child.once("exit", (code) => failed(new Error(`serve ended with ${code}: ${said}${trouble}`)));
  });
}

/* ---- somebody who looks ---- */

const watched = { violations: "securitypolicyviolation" };

function collect(page, troubles) {
  page.on("console", (m) => { if (m.type() === "error") troubles.push(`console: ${m.text()}`); });
  page.on("pageerror", (e) => troubles.push(`script: ${e.message}`));
  page.on("requestfailed", (r) => {
    if (r.failure()?.errorText !== "net::ERR_ABORTED")             // the page was left meanwhile
      troubles.push(`not there: ${r.url()}: ${r.failure()?.errorText}`);
  });
}

/* One browser for all tests of a file; whoever looks gets a profile of their own in it. */
let running = null;
const started = () => running ??= packages("playwright-core").chromium.launch({ executablePath: chromium,
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
after(async () => (await running)?.close());

/* The page is read with scripts off; then they may run again, but none of the page's does any more: only
 * axe, which looks at it. */
async function withoutScripts(page, work) {
  const client = await page.context().newCDPSession(page);
  await client.send("Emulation.setScriptExecutionDisabled", { value: true });
  await work();
  await client.send("Emulation.setScriptExecutionDisabled", { value: false });
  await client.detach();
}

/** One person's profile: cookies and keys of their own. `troubles` is all that was wrong so far; a page
 * that is left must have had none: `at.calm()`, or but for pages of a status that is meant: `at.calm(404)`.
 * @param {{width?: number, script?: boolean}} [how] */
export async function visitor({ width = 1280, script = true } = {}) {
  const browser = await started(), troubles = [];
  const context = await browser.newContext({ viewport: { width, height: 900 },
    locale: "en-GB", timezoneId: "Europe/London", acceptDownloads: true });
  await context.route(/\/events$/, (route) => route.fulfill({ contentType: "text/event-stream", body: "" }));   // no news
  await context.addInitScript((name) => addEventListener(name, (e) =>
    console.error(`policy: ${e.violatedDirective} forbade ${e.blockedURI} (${e.sourceFile ?? ""}:${e.lineNumber})`)),
    watched.violations);
  const open = async (url) => {
    const page = await context.newPage();
    collect(page, troubles);
    await (script ? page.goto(url) : withoutScripts(page, () => page.goto(url)));
    return page;
  };
  return { context, troubles, width, script, open, close: () => context.close(),
    calm: (status) => assert.deepEqual(troubles.filter((t) => !(status && t.includes(`status of ${status} `))), []) };
}

const axeSource = () => readFileSync(packages.resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on the page as it stands, a line each. */
export async function faults(page) {
  await page.evaluate(axeSource());
  const found = await page.evaluate((values) => globalThis.axe.run(document,
    { runOnly: { type: "tag", values }, rules: { region: { enabled: false } } }), RULES);    // back links lead the page
  return found.violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target}`));
}

/** Nothing is wider than the screen but what scrolls by itself. */
export const overflow = (page) => page.evaluate(() =>
  document.documentElement.scrollWidth - document.documentElement.clientWidth);

export async function picture(page, name) {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

/** The page as it stands is sound: for states that are reached by typing. @param {string} name of its picture */
export async function sound(page, name) {
  assert.deepEqual(await faults(page), [], name);
  assert.equal(await overflow(page), 0, `${name} is wider than the screen`);
  await picture(page, name);
}

/** An address, on a phone and on a desk, with scripts and without. @param {string} url @param {string} name
 * of its pictures
 * @param {{signIn?: (context: import("playwright-core").BrowserContext) => Promise<void>, status?: number}} [more]
 * signIn: what comes first; status: that is meant, where it is not 200 */
export const soundEverywhere = (url, name, more) => allSound([[url, name]], more);

/** The same of many. @param {[url: string, name: string][]} pages */
export async function allSound(pages, { signIn = async () => {}, status } = {}) {
  for (const width of [320, 1280])
    for (const script of [true, false]) {
      const at = await visitor({ width, script });
      try {
        await signIn(at.context);
        for (const [url, name] of pages) {
          const page = await at.open(url);
          await sound(page, `${name}-${width}${script ? "" : "-plain"}`);
          at.calm(status);
          await page.close();
        }
      } finally {
        await at.close();
      }
    }
}
