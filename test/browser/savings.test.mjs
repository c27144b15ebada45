/* What an award saves: force by force and year by year beside the target, for who takes part in the decision; and
 * nothing of it for anybody else. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { become } from "./demonstration.mjs";
import { allSound, noBrowser, program, serve, top, visitor } from "./door.mjs";

const skip = noBrowser, path = "/t/2026-7/results";
let door;

before(async () => {
  if (skip)
    return;
  const kept = join(mkdtempSync(join(tmpdir(), "savings-")), "kept");
  execFileSync(program, ["demo", join(top, "test/story/buyer-leaves.story"), "--living", "--keep", kept, "-q"], { stdio: "ignore" });
  door = await serve(join(kept, "book"), ["--demonstration"]);
});
after(() => door?.close());

/** Looks at a page as one of them, or as anybody. */
async function as(who, work, how) {
  const at = await visitor(how);
  try {
    if (who)
      await become(at.context, door.url, `own-${who}`);
    await work(await at.open(door.url + path), at);
    at.calm();
  } finally {
    await at.close();
  }
}

const figure = (page, word) => page.locator(`#${word}-1`);

for (const script of [true, false])
  test(`an officer sees what is saved beside the target, ${script ? "with" : "without"} scripts`, { skip }, () =>
    as("olga", async (page) => {
      const years = figure(page, "savings"), buyers = figure(page, "buyers");
      assert.match(await years.innerText(), /save GBP 13,000,000\.00 against the published baseline, GBP 1,000,000\.00 more than the target of GBP 12,000,000\.00\./);
      assert.match(await buyers.innerText(), /Moor Police pays GBP 100,000\.00 more than before\./);
      for (const one of [years, buyers]) {
        assert.equal(await one.getByRole("img").count(), 1);
        await one.locator("summary").focus();
        await page.keyboard.press("Enter");
        assert.equal(await one.getByRole("table").isVisible(), true);
      }
      assert.deepEqual(await buyers.locator("tbody tr").first().locator("th, td").allInnerTexts(),
        ["Arden Constabulary", "GBP 22,000,000.00", "GBP 13,000,000.00", "GBP 12,000,000.00", "GBP 1,000,000.00"]);
    }, { script }));

test("the table is the same for a spreadsheet", { skip }, () => as("olga", async (page) => {
  const link = await figure(page, "buyers").locator("a").getAttribute("href");
  const csv = await (await page.context().request.get(door.url + link)).text();
  assert.deepEqual(csv.replace("\ufeff", "").trim().split("\r\n"), [
    '"Buyer","Saved in all years","In the years of its target","Target","More than the target"',
    '"Arden Constabulary","GBP 22,000,000.00","GBP 13,000,000.00","GBP 12,000,000.00","GBP 1,000,000.00"',
    `"Moor Police","GBP -100,000.00","'-","'-","'-"`,
    '"All","GBP 21,900,000.00","GBP 13,000,000.00","GBP 12,000,000.00","GBP 1,000,000.00"',
  ]);
}));

for (const who of ["", "bela", "eva"])
  test(`${who || "anybody"} sees nothing of it`, { skip }, () => as(who, async (page) => {
    assert.equal(await figure(page, "savings").count() + await figure(page, "buyers").count(), 0);
    for (const picture of ["savings", "buyers"])
      assert.equal((await page.context().request.get(`${door.url}${path}.csv?lot=1&picture=${picture}`)).status(), 404);
  }));

test("it is sound at every width", { skip }, () =>
  allSound([[door.url + path, "savings"]], { signIn: (context) => become(context, door.url, "own-olga") }));
