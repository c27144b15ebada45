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
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after } from "node:test";
import { join } from "node:path";
import { top } from "./node.mjs";

export { top };
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

/** A port that nobody has: links in mails name it before the server starts. */
export const freePort = () => Number(execFileSync(join(top, "test/port.py"), { encoding: "utf8" }));

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

/* In a page: what listens at such an address hears nothing. Requests are not met on their way for that: then nothing
 * would be kept in the browser, and each be told here. */
function deaf(to) {
  const Heard = globalThis.EventSource;
  globalThis.EventSource = function (address) {
    return new RegExp(to).test(address) ? Object.assign(new EventTarget(), { close() {} }) : new Heard(address);
  };
}

/** One person's profile: cookies and keys of their own. `troubles` is all that was wrong so far; a page
 * that is left must have had none: `at.calm()`, or but for pages of a status that is meant: `at.calm(404)`, which
 * `at.forget()` forgets. No news of the whole log come, unless they are asked for: `deafTo: null`.
 * @param {{width?: number, script?: boolean, deafTo?: RegExp | null}} [how] */
export async function visitor({ width = 1280, script = true, deafTo = /\/events$/ } = {}) {
  const browser = await started(), troubles = [], clients = [];
  const context = await browser.newContext({ viewport: { width, height: 900 },
    locale: "en-GB", timezoneId: "Europe/London", acceptDownloads: true });
  context.setDefaultTimeout(PATIENCE);
  if (deafTo)
    await context.addInitScript(deaf, deafTo.source);
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

/* Half a megabyte. A page that is looked through again keeps it at hand for each address to which it goes on; not where
 * scripts are off while that is loaded. */
let axe = null;
const axeSource = () => axe ??= readFileSync(packages.resolve("axe-core/axe.min.js"), "utf8");
const lookedThrough = new WeakSet(), atHand = new WeakSet();

async function bringAxe(page) {
  if (await page.evaluate(() => { globalThis.axe || globalThis.tbAxe?.(); return Boolean(globalThis.axe); }))
    return;
  if (lookedThrough.has(page) && !atHand.has(page)) {
    atHand.add(page);
    await page.addInitScript(`globalThis.tbAxe = () => {${axeSource()}\n};`);
  }
  lookedThrough.add(page);
  await page.evaluate(axeSource());
}

const ALL = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
/* Of these, what the width of the screen decides. */
const BY_WIDTH = { type: "rule", values: ["target-size", "scrollable-region-focusable"] };

/* What axe found is put into words in the page: all that it looked at is many times the page itself. */
async function axeOn(page, runOnly) {
  await bringAxe(page);
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

/* What a page is made of: its parts, their classes and names, and where there are words, but not which; nor the
 * marks that GOV.UK's scripts leave where they ran. What axe looks at is the same wherever this is. */
const made = (page) => page.evaluate(() => document.documentElement.outerHTML
  .replace(/ (js-enabled|govuk-frontend-supported)\b/g, "").replace(/ data-govuk-[a-z-]+-init=""/g, "")
  .replace(/ (href|src|value|content|action|datetime|title)="[^"]*"/g, " $1").replace(/<(script|title)\b.*?<\/\1>/gs, "<$1>")
  .replace(/>[^<]*[^<\s][^<]*</g, ">words<").replace(/\d+/g, "0"));

/* Pages in which axe found nothing, by how they are made; of files that run beside each other in a folder that they share. */
const soundOnes = new Set(), shared = process.env.SOUND_PAGES;
const isSound = (like) => soundOnes.has(like) || Boolean(shared) && existsSync(join(shared, like));
function rememberSound(like) {
  soundOnes.add(like);
  if (shared)
    writeFileSync(join(shared, like), "");
}

/** What axe finds on the page as it stands, a line each. Where it found nothing on another page that is made so, it does not
 * look again. */
export async function faults(page, rules = ALL) {
  await page.waitForLoadState();                                        // a page may be there before its style is
  const like = createHash("sha256").update(`${page.viewportSize().width} ${rules.type} ${await made(page)}`).digest("hex");
  if (isSound(like))
    return [];
  const found = await inTime(() => axeOn(page, rules)) ?? await inTime(() => axeOn(page, rules));
  assert.ok(found, "axe came to no end, twice");
  if (!found.length)
    rememberSound(like);
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
  assert.equal(await overflow(page), 0, `${name} is wider than the screen`);
  if (drawn)
    await pictured(page, name);
}

/* A phone, and a desk. By all rules a page is looked through on the phone, where words are smallest; it is drawn anew as wide
 * as the desk, and looked through for what that may change. */
const WIDTHS = [[320, ALL], [1280, BY_WIDTH]];

async function soundAt([width, rules], page, name, drawn) {
  await page.setViewportSize({ width, height: 900 });
  await sound(page, name, drawn, rules);
}

/** An address, on a phone and on a desk, with scripts and without. @param {string} url @param {string} name
 * of its pictures
 * @param {{signIn?: (context: import("playwright-core").BrowserContext) => Promise<void>, status?: number}} [more]
 * signIn: what comes first; status: that is meant, where it is not 200 */
export const soundEverywhere = (url, name, more) => allSound([[url, name]], more);

/* Two who look, one with scripts off, each through one page for all of a file: a new one costs more than all that is
 * looked for. Whoever signs in is forgotten by them before and after. */
let eyes = null;
const eyesOf = () => eyes ??= Promise.all([true, false].map(async (script) => {
  const at = await visitor({ width: WIDTHS[0][0], script });
  return { at, page: await at.open("about:blank"), plain: script ? "" : "-plain" };
}));

/** The same of many, first with scripts on. What is made alike is looked through once; what scripts change nothing of is
 * looked at without them on the phone alone.
 * @param {[url: string, name: string][]} pages */
export async function allSound(pages, { signIn, status, drawn = true } = {}) {
  const [phone, desk] = WIDTHS, scripted = new Map();
  for (const { at, page, plain } of await eyesOf()) {
    await at.context.clearCookies();
    await signIn?.(at.context);
    at.forget();
    for (const [url, name] of pages) {
      await page.setViewportSize({ width: phone[0], height: 900 });      // that is how wide it is when it is loaded
      await at.go(page, url);
      await soundAt(phone, page, `${name}-${phone[0]}${plain}`, drawn);
      const like = await made(page);
      if (scripted.get(url) !== like || process.env.PICTURES)
        await soundAt(desk, page, `${name}-${desk[0]}${plain}`, drawn);
      scripted.set(url, like);
      at.calm(status);
      at.forget();
    }
    await page.goto("about:blank");
    await at.context.clearCookies();
  }
}

/* ---- by keyboard alone ---- */

/* In a page: at each Tab, what has the focus till then, and whether one can see it; until it comes again, or to an end. */
function watchTab() {
  const elements = globalThis.tbPassed = [], passed = [], watched = globalThis.tbWatched = { passed, through: false };
  const visible = (e) => { const box = e.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth; };
  const ringed = (s) => (s.outlineStyle !== "none" && s.outlineWidth !== "0px") || s.boxShadow !== "none";
  addEventListener("keydown", () => {
    const e = document.activeElement === document.body ? null : document.activeElement, label = e?.labels?.[0];
    watched.through ||= e ? elements.includes(e) : elements.length > 0;
    if (!e || watched.through)
      return;
    elements.push(e);
    passed.push({ ring: ringed(getComputedStyle(e)) || Boolean(label) && ringed(getComputedStyle(label, "::before")), seen: visible(e),
      name: `${e.tagName.toLowerCase()} ${(e.textContent || e.name || "").trim().slice(0, 40)}` });
  }, true);
}

/* Presses Tab until the page is through; what had the focus, in order, and whether one could see it. It is asked after some
 * presses, not after each. */
async function tabbed(page) {
  await page.evaluate(watchTab);
  for (let n = 0; n < 400; n++) {
    await page.keyboard.press("Tab");
    const { passed, through } = n % 16 ? {} : await page.evaluate(() => globalThis.tbWatched);
    if (through)
      return passed;
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
