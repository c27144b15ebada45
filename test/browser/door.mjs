/* door.mjs - what tests of pages stand on: the server on a book, Chromium in front of it, and what must
 * hold on every page: no error on the console, nothing that the page's policy had to forbid, and nothing
 * that axe finds, on a phone and on a desk, with scripts and without.
 *
 *   const door = await serve("some/book"), at = await visitor();
 *   const page = await at.open(door.url + "/t/2026-42");
 *   await soundEverywhere(door.url + "/t/2026-42", "tender");           four visits, four pictures
 *   await at.close(); await door.close(); */
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after } from "node:test";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const top = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const program = process.env.TENDERBOX ?? join(top, "build/release/src/tenderbox");
export const pictures = join(top, "build/screenshots");
const packages = createRequire(join(top, "browser/package.json"));
const chromium = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

/** Why no page can be looked at here; null: it can. For `test(..., { skip: noBrowser }, ...)`. */
export const noBrowser = chromium ? false : "no chromium here";

/** `tenderbox serve` on a free port, or where it is said. @param {string} book @param {string[]} more options
 * @returns {Promise<{url: string, close: () => Promise<void>, process: import("node:child_process").ChildProcess}>} */
export function serve(book, more = [], listen = "127.0.0.1:0") {
  const child = spawn(program, ["serve", book, "--listen", listen, "--json", "--clock-is-right", ...more],
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

/** The tenders that are under way, in a folder that is not there yet. @param {string} folder */
export const living = (folder) => execFileSync(join(top, "test/living"), [folder], { stdio: "ignore", env: { ...process.env, TENDERBOX: program } });

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
  env: { ...process.env, LC_ALL: "C.UTF-8" },                           // files have names in every language
  args: ["--disable-gpu", "--renderer-process-limit=1",                 // one a profile, not one a page
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])] });
export const closeBrowser = async () => (await running)?.close();
if (process.env.NODE_TEST_CONTEXT)
  after(closeBrowser);

/** Nothing here measures time: whatever is awaited may take as long as a busy machine needs. Milliseconds. */
export const PATIENCE = 120_000;

/* SLOW=6: each page has a sixth of the processor, and a line so thin that it is seen while it comes. */
const slow = Number(process.env.SLOW ?? 0);

const thin = (client, offline) => client.send("Network.emulateNetworkConditions", { offline, latency: 40 * slow,
  downloadThroughput: 2e6 / slow, uploadThroughput: -1 });

async function slowed(page) {
  const client = await page.context().newCDPSession(page);
  await client.send("Emulation.setCPUThrottlingRate", { rate: slow });
  await client.send("Network.enable");
  await thin(client, false);
  return client;
}

/* A thin line that is there undoes that there is none, so both are said. */
function cutThin(context, clients) {
  const cut = context.setOffline.bind(context);
  context.setOffline = async (offline) => {
    await Promise.all(clients.map((client) => thin(client, offline).catch(() => {})));      // of a page that is closed
    await cut(offline);
  };
}

/* The page is read with scripts off; then they may run again, but none of the page's does any more: only
 * axe, which looks at it. */
async function withoutScripts(page, work) {
  const client = await page.context().newCDPSession(page);
  await client.send("Emulation.setScriptExecutionDisabled", { value: true });
  await work();
  await client.send("Emulation.setScriptExecutionDisabled", { value: false });
  await client.detach();
}

/* In a page: what listens for every act hears none. Requests are not met on their way for that: then nothing
 * would be kept in the browser, and each be told here. */
function deaf() {
  const Heard = globalThis.EventSource;
  globalThis.EventSource = function (address) {
    return /\/events$/.test(address) ? Object.assign(new EventTarget(), { close() {} }) : new Heard(address);
  };
}

/** One person's profile: cookies and keys of their own. `troubles` is all that was wrong so far; a page
 * that is left must have had none: `at.calm()`, or but for pages of a status that is meant: `at.calm(404)`, which
 * `at.forget()` forgets. No news of the whole log come, unless they are asked for.
 * @param {{width?: number, script?: boolean, news?: boolean}} [how] */
export async function visitor({ width = 1280, script = true, news = false } = {}) {
  const browser = await started(), troubles = [], clients = [];
  const context = await browser.newContext({ viewport: { width, height: 900 },
    locale: "en-GB", timezoneId: "Europe/London", acceptDownloads: true });
  context.setDefaultTimeout(PATIENCE);
  if (!news)
    await context.addInitScript(deaf);
  await context.addInitScript((name) => addEventListener(name, (e) =>
    console.error(`policy: ${e.violatedDirective} forbade ${e.blockedURI} (${e.sourceFile ?? ""}:${e.lineNumber})`)),
    watched.violations);
  if (slow)
    cutThin(context, clients);
  const go = (page, url) => script ? page.goto(url) : withoutScripts(page, () => page.goto(url));
  const open = async (url) => {
    const page = await context.newPage();
    collect(page, troubles);
    if (slow)
      clients.push(await slowed(page));
    await go(page, url);
    return page;
  };
  return { context, troubles, width, script, open, go, close: () => context.close(), forget: () => troubles.splice(0),
    calm: (status) => assert.deepEqual(troubles.filter((t) => !(status && new RegExp(`status of (${status.source ?? status}) `).test(t))), []) };
}

/** Does what leads to another page, or to this one anew, and waits until that is there, to its last word. Where
 * nothing comes, what this page says tells why.
 * @param {() => Promise<unknown>} does */
export async function leads(page, does) {
  let told;
  const lost = new Promise((_, failed) => page.on("requestfailed", told = (r) => {
    if (r.isNavigationRequest() && r.frame() === page.mainFrame())
      failed(new Error(`${r.method()} ${r.url()}: ${r.failure()?.errorText}`));
  }));
  try {
    return await Promise.race([Promise.all([page.waitForEvent("load"), does()]), lost]);
  } catch (trouble) {
    const said = await page.locator("main").innerText({ timeout: 5000 }).catch(() => "nothing");
    trouble.message += `\nat ${page.url()}, which says:\n${said.slice(0, 2000)}`;
    throw trouble;
  } finally {
    page.off("requestfailed", told);
  }
}

/** What a page that is there says. */
export async function words(page) {
  await page.waitForLoadState();
  return page.textContent("main");
}

let axe = null;
const axeSource = () => axe ??= readFileSync(packages.resolve("axe-core/axe.min.js"), "utf8");
const ALL = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
/* Of these, what the width of the screen decides. */
const BY_WIDTH = { type: "rule", values: ["target-size", "scrollable-region-focusable"] };

/* What axe found is put into words in the page: all that it looked at is many times the page itself. */
async function axeOn(page, runOnly) {
  if (!await page.evaluate(() => Boolean(globalThis.axe)))
    await page.evaluate(axeSource());
  return page.evaluate(async (only) => (await globalThis.axe.run(document, { resultTypes: ["violations"],
    runOnly: only, ...only.type === "tag" && { rules: { region: { enabled: false } } } }))  // back links lead the page
    .violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target}`)), runOnly);
}

/* What a page is asked to do has no end of its own, where its browser forgot it: two minutes are given. */
async function inTime(work) {
  let timer;
  const over = new Promise((done) => { timer = setTimeout(done, 120_000, null); });
  try {
    return await Promise.race([work(), over]);
  } finally {
    clearTimeout(timer);
  }
}

/** What axe finds on the page as it stands, a line each. */
export async function faults(page, rules = ALL) {
  await page.waitForLoadState();                                        // a page may be there before its style is
  const found = await inTime(() => axeOn(page, rules)) ?? await inTime(() => axeOn(page, rules));
  assert.ok(found, "axe came to no end, twice");
  return found;
}

/** Nothing is wider than the screen but what scrolls by itself. */
export const overflow = (page) => page.evaluate(() =>
  document.documentElement.scrollWidth - document.documentElement.clientWidth);

export async function picture(page, name) {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

/** A long page is drawn longer than all else takes: pictures are for people, who ask for them: PICTURES=1. */
export const pictured = async (page, name) => { if (process.env.PICTURES) await picture(page, name); };

/** The page as it stands is sound: for states that are reached by typing. @param {string} name of its picture,
 * if it is drawn */
export async function sound(page, name, drawn = true, rules = ALL) {
  assert.deepEqual(await faults(page, rules), [], name);
  await fits(page, name, drawn);
}

async function fits(page, name, drawn) {
  assert.equal(await overflow(page), 0, `${name} is wider than the screen`);
  if (drawn)
    await pictured(page, name);
}

/* What a page is made of: its parts, their classes and names, and where there are words, but not which; nor the
 * marks that GOV.UK's scripts leave where they ran. What axe looks at is the same wherever this is. */
const made = (page) => page.evaluate(() => document.documentElement.outerHTML
  .replace(/ (js-enabled|govuk-frontend-supported)\b/g, "").replace(/ data-govuk-[a-z-]+-init=""/g, "")
  .replace(/ (href|src|value|content|action|datetime|title)="[^"]*"/g, " $1").replace(/<(script|title)\b.*?<\/\1>/gs, "<$1>")
  .replace(/>[^<]*[^<\s][^<]*</g, ">words<").replace(/\d+/g, "0"));
const looked = new Set();

/* A phone, and a desk. By all rules a page is looked through on the phone, where words are smallest; it is drawn anew as wide
 * as the desk, and looked through for what that may change. Where axe has looked at another page of this file that is made
 * so, it is not looked through again. */
const WIDTHS = [[320, ALL], [1280, BY_WIDTH]];

async function soundAtBoth(page, name, plain, drawn) {
  for (const [width, rules] of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const like = `${width} ${await made(page)}`;
    await (looked.has(like) ? fits : sound)(page, `${name}-${width}${plain}`, drawn, rules);
    looked.add(like);
  }
}

/** An address, on a phone and on a desk, with scripts and without. @param {string} url @param {string} name
 * of its pictures
 * @param {{signIn?: (context: import("playwright-core").BrowserContext) => Promise<void>, status?: number}} [more]
 * signIn: what comes first; status: that is meant, where it is not 200 */
export const soundEverywhere = (url, name, more) => allSound([[url, name]], more);

/* Two who look, one with scripts off, each through one page for all of a file: a new one costs more than all that is
 * looked for. Whoever signs in is forgotten by them before and after. */
let eyes = null;
const eyesOf = () => eyes ??= Promise.all([false, true].map(async (script) => {
  const at = await visitor({ width: WIDTHS[0][0], script });
  return { at, page: await at.open("about:blank"), plain: script ? "" : "-plain" };
}));

/** The same of many, first with scripts off. What is made alike is looked through once.
 * @param {[url: string, name: string][]} pages */
export async function allSound(pages, { signIn, status, drawn = true } = {}) {
  for (const { at, page, plain } of await eyesOf()) {
    await at.context.clearCookies();
    await signIn?.(at.context);
    at.forget();
    for (const [url, name] of pages) {
      await page.setViewportSize({ width: WIDTHS[0][0], height: 900 });
      await at.go(page, url);
      await soundAtBoth(page, name, plain, drawn);
      at.calm(status);
      at.forget();
    }
    await page.goto("about:blank");
    await at.context.clearCookies();
  }
}

/* ---- by keyboard alone ---- */

/* Presses Tab until the page is through; what had the focus, in order, and whether one could see it. */
async function tabbed(page) {
  const passed = [];
  for (let n = 0; n < 400; n++) {
    await page.keyboard.press("Tab");
    const it = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e || e === document.body)
        return null;
      globalThis.tbPassed ??= [];
      const again = globalThis.tbPassed.includes(e), at = globalThis.tbPassed.push(e);
      const box = e.getBoundingClientRect(), style = getComputedStyle(e), label = e.labels?.[0];
      const ring = [style, ...label ? [getComputedStyle(label, "::before")] : []].some((s) =>
        (s.outlineStyle !== "none" && s.outlineWidth !== "0px") || s.boxShadow !== "none");
      const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      return { again, at, ring, seen, name: `${e.tagName.toLowerCase()} ${(e.textContent || e.name || "").trim().slice(0, 40)}` };
    });
    if (!it || it.again)
      return passed;
    passed.push(it);
  }
  return assert.fail("the focus never comes to an end");
}

/* All that somebody could press, of a radio group one. */
const pressable = (page) => page.evaluate(() => {
  const groups = new Set();
  return [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
    .filter((e) => !e.disabled && e.checkVisibility({ visibilityProperty: true }) && !(e.type === "radio" && (groups.has(e.name) || !groups.add(e.name))))
    .length;
});

/** What can be pressed is reached by Tab, in the order in which it is read, and seen there; first the way past the menu.
 * @param {string} name of the page */
export async function reachedByTab(page, name) {
  await page.waitForLoadState();
  await page.evaluate(() => { delete globalThis.tbPassed; });
  const passed = await tabbed(page);
  assert.match(passed[0]?.name ?? "", /^a Skip to main content/, name);
  assert.deepEqual(passed.filter((it) => !it.ring || !it.seen).map((it) => it.name), [], `${name}: not seen`);
  assert.equal(passed.length, await pressable(page), `${name}: ${passed.map((it) => it.name).join("; ")}`);
  assert.ok(await page.evaluate(() => globalThis.tbPassed.every((e, i, all) => !i ||
    all[i - 1].compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)), `${name}: Tab does not go as one reads`);
}

/** Tab is pressed until the focus is there. @param {string} css of what is to have it */
export async function byTab(page, css) {
  const there = () => page.evaluate((s) => Boolean(document.activeElement?.matches(s)), css);
  for (let n = 0; n < 400 && !await there(); n++)
    await page.keyboard.press("Tab");
  assert.ok(await there(), `Tab comes to ${css}`);
}
