/* A demonstration's story, walked by its people in Chromium: the first act of each kind, from its form to
 * "Entered", by two officers where it takes two. What comes of it is what command lines give. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { faults, leads, noBrowser, top, visitor } from "./door.mjs";

const walker = process.env.WALKER ?? join(top, "build/check/test/walker");
const skip = noBrowser || (existsSync(walker) ? false : "build/check is not built");
let at, page, url;

before(async () => {
  if (skip)
    return;
  at = await visitor();
  page = await at.open("about:blank");
});
after(() => at?.close());

const become = (value) => at.context.addCookies([{ name: "tenderbox", value, url }]);
const heading = (name) => page.getByRole("heading", { level: 1, name }).waitFor();

/** False: the page has no place where to type it. */
async function fill(name, value) {
  const input = page.locator(`[name="${name}"]`).first();
  if (!await input.count())
    return false;
  const kind = await input.evaluate((e) => e.type ?? e.tagName);
  if (kind === "radio")
    await page.locator(`[name="${name}"][value="${value}"]`).check();
  else if (kind === "select-one")
    await input.selectOption(value);
  else if (kind === "file")
    await input.setInputFiles({ name: "paper.txt", mimeType: "text/plain", buffer: Buffer.from(value) });
  else
    await input.fill(value);
  return true;
}

/** Is it done? No: the page says why not, as a command line would. */
async function walk({ act, at: place, cookie, other, definitions, fields }) {
  await become(cookie);
  const form = await page.goto(`${url}${place}/do/${act}`);
  if (form.status() === 404)
    return at.calm(404), at.forget(), false;
  for (const [name, value] of Object.entries(fields))
    if (!await fill(name, value))
      return false;
  if (definitions)
    await fill("definitions", definitions);
  await leads(page, () => page.getByRole("button", { name: "Continue" }).click());
  if (await page.locator(".govuk-error-summary").count())
    return at.calm(422), at.forget(), false;
  await heading("Check before you sign");
  assert.deepEqual(await faults(page), [], `${act}, looked at before it is signed`);
  await page.locator("form button.govuk-button").first().click();
  if (other) {
    await page.waitForURL(/\/agreements$/);
    await become(other);
    await page.goto(`${url}${place}/agreements`);
    await leads(page, () => page.locator(`main a[href*="/agreements/"]`).last().click());
    await page.getByRole("button", { name: "Agree and enter" }).click();
  }
  await page.waitForURL(/\/entered\//);
  at.calm();
  return true;
}

test("the first act of each kind is done in a browser, and all acts are the same as from command lines", { skip }, async () => {
  const child = spawn(walker, [mkdtempSync(join(tmpdir(), "walk-")), join(top, "demo/vehicle-recovery.story")],
    { stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, ASAN_OPTIONS: "detect_leaks=0" } });
  let end = null, failure = null;
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line);
    if (said.address)
      url = `http://${said.address.replace(/^http:\/\/|\/$/g, "")}`;
    else if (said.act) {
      const done = !failure && await walk(said).catch((e) => { failure = new Error(`${said.act}: ${e.message}`); return false; });
      child.stdin.write(done ? "done\n" : "refused\n");
    } else
      end = said;
  }
  assert.ifError(failure);
  assert.deepEqual({ ...end, browser: end.browser > 20, pages: end.pages > 40, tools: end.tools > 10, refused: end.refused > 10 },
    { browser: true, pages: true, tools: true, refused: true, same: true, trouble: false });
  process.stdout.write(`# ${end.browser} acts in the browser, ${end.pages} through pages, ${end.tools} by tools\n`);
});
