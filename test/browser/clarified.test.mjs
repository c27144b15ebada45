/* What a bidder was asked about its bid and replied, where that bid is marked: an evaluator reads it beside the answer and
 * names the clarification on which a mark rests, with scripts and without. What would change the bid is not there. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { become, year } from "./demonstration.mjs";
import { allSound, byTab, leads, noBrowser, program, reachedByTab, serve, top, visitor } from "./door.mjs";

const skip = noBrowser, tender = `/t/${year}-301`;
let door, bela, cora;

before(async () => {
  if (skip)
    return;
  const kept = join(mkdtempSync(join(tmpdir(), "clarified-")), "kept");
  execFileSync(program, ["demo", join(top, "test/browser/clarified.story"), "--living", "--keep", kept, "-q"], { stdio: "ignore" });
  door = await serve(join(kept, "book"), ["--demonstration"]);
});
after(() => door?.close());

const step = (name, work) => test(name, { skip }, work);

/** Somebody in a browser of their own, at an address. */
async function comes(who, path, how) {
  const at = await visitor(how);
  await become(at.context, door.url, `own-${who}`);
  return Object.assign(at, { page: await at.open(door.url + path) });
}

/* Of whom the bid is. */
const bidder = async (page, name) => {
  const link = page.getByRole("link", { name: new RegExp(`: ${name}, Method$`) });
  return /\/score\/1\/1\/(\d+)/.exec(await link.getAttribute("href"))[1];
};

const rests = (page) => page.getByRole("group", { name: "Clarification that it rests on" });
const chosen = (page) => page.locator('input[name="clarification"]:checked').inputValue();

step("what was asked and replied stands where the bid is marked, but for what would change it or is not ruled on", async () => {
  const eva = await comes("eva", `${tender}/score/1`);
  bela = await bidder(eva.page, "Bela Ltd");
  cora = await bidder(eva.page, "Cora Ltd");
  await eva.page.goto(`${door.url}${tender}/score/1/1/${bela}`);
  const said = await rests(eva.page).innerText();
  assert.match(said, /None[^]*1\. Who cleans on <Sundays> & at night\?[^]*The <second> crew, as page 4 says\./);
  assert.doesNotMatch(said, /crews are there|no longer two|Which plan/);
  assert.equal(await chosen(eva.page), "");
  await eva.page.goto(`${door.url}${tender}/score/1/1/${cora}`);
  assert.equal(await rests(eva.page).count(), 0, "nothing was asked of that one");
  eva.calm();
  await eva.close();
});

step("it is sound on a phone and on a desk, and reached by Tab", async () => {
  const signIn = (context) => become(context, door.url, "own-eva");
  await allSound([[`${door.url}${tender}/score/1/1/${bela}`, "mark-clarified"]], { signIn });
  const eva = await comes("eva", `${tender}/score/1/1/${bela}`);
  await reachedByTab(eva.page, "mark-clarified");
  eva.calm();
  await eva.close();
});

step("a mark that rests on it saves itself so, is signed so, and begins so when it is written anew", async () => {
  const eva = await comes("eva", `${tender}/score/1/1/${bela}`), { page } = eva;
  await page.locator("#tb-mark[data-ready]").waitFor();
  await page.locator("#mark-5").check();
  await page.locator("#f-reason").fill("The second crew is named.");
  await byTab(page, 'input[name="clarification"]');
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => /^Saved/.test(document.getElementById("tb-saved").textContent));
  await page.reload();
  assert.equal(await chosen(page), "1");
  await page.goto(`${door.url}${tender}/score/1/sheet`);
  assert.match(await page.textContent("main"), /The second crew is named\.[^]*\(Clarification 1\)/);
  await leads(page, () => page.getByRole("button", { name: /^Look through/ }).click());
  await leads(page, () => page.getByRole("button", { name: /^Sign and enter/ }).click());
  assert.match(await page.textContent("main"), /\(Clarification 1\)[^]*Signed/);
  await page.goto(`${door.url}${tender}/score/1/1/${bela}`);
  assert.equal(await chosen(page), "1");
  eva.calm();
  await eva.close();
});

step("so it is without scripts, and none is one of them", async () => {
  const finn = await comes("finn", `${tender}/score/1/1/${bela}`, { script: false }), { page } = finn;
  const save = () => leads(page, () => page.getByRole("button", { name: "Save", exact: true }).click());
  await page.locator("#mark-5").check();
  await page.locator("#clarification-1").check();
  await page.locator("#f-reason").fill("Page 4.");
  await save();
  assert.equal(await chosen(page), "1");
  await page.locator("#clarification-none").check();
  await save();
  assert.equal(await chosen(page), "");
  finn.calm();
  await finn.close();
});
