/* Many bids, for who judges them: one tender of 31 bids and seven questions that waits for its evaluator, and one of 31
 * whose prices are open. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { become, year } from "./demonstration.mjs";
import { allSound, leads, noBrowser, program, serve, visitor, words } from "./door.mjs";

const skip = noBrowser, BIDS = 31, QUESTIONS = 7, waits = `/t/${year}-42/score/1`, decided = `/t/${year}-43/results`;
const firms = Array.from({ length: BIDS }, (_, n) => `f${n + 1}`);
let door, eva;

const each = (line) => firms.map(line).join("\n");
const tender = (number, questions) => `olga begin year={year} number=${number} kind=open rules={-70} zone=Europe/London division=england-wales title="Of many" buyer="Arden Council" with=bill
olga enlist cleo chair
olga enlist eva evaluator
olga enlist hana holder
olga conflict finding=none
bill conflict finding=none
cleo conflict finding=none
eva conflict finding=none
hana lock
{-63} 12:00 olga publish retention="{year+10}-01-01 00:00" notice="N" with=bill {
  lot lot=1 regime=pa-2023-light least=1 least_basis="B" most=20,000 most_basis="B" months=1 title="L"
  mark scale=1 mark=0 says="0"
  mark scale=1 mark=4 says="4"
  mark scale=1 mark=5 says="5"
${Array.from({ length: questions }, (_, n) => `  criterion lot=1 criterion=${n + 1} kind=quality weight=${60 / questions | 0} scale=1 title="Question ${n + 1}"`).join("\n")}
  criterion lot=1 criterion=90 kind=price weight=${100 - questions * (60 / questions | 0)} title="P"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=1 padded=4096
  timetable round=1 event=deadline moment="{-30} 12:00"
}
${each((firm) => `${firm} interest name="Firm <b>${firm}</b>" identifier="X ${firm}"`)}
${each((firm, n) => `${firm} seal lot=1 quality="Method.txt 600" price="1 {year} 1 ${1000 + n}.00"\n${firm} deposit lot=1`)}
`;
const opened = `olga list round=1 reason="Clock checked." with=bill
${each((firm) => `olga admit lot=1 bidder=${firm} reason="Complete." with=bill`)}
hana turn lot=1 envelope=quality
olga open lot=1 envelope=quality
`;
const judged = `${each((firm, n) => `eva score lot=1 bidder=${firm} criterion=1 mark=${n % 3 ? 4 : 5} reason="Seen." file=1 page=1`)}
eva scores-done lot=1
${each((firm, n) => `cleo consensus lot=1 bidder=${firm} criterion=1 mark=${n % 3 ? 4 : 5} reason="Seen." present="Eva"`)}
olga lock-scores lot=1 with=bill
hana turn lot=1 envelope=price
olga open lot=1 envelope=price
`;
const story = () => `{-70} 09:00 olga office
bill office
${tender(42, QUESTIONS)}${tender(43, 1)}{-20} 12:10 olga wait
tender {year}-42
${opened}tender {year}-43
${opened}${judged}`;

before(async () => {
  if (skip)
    return;
  const folder = mkdtempSync(join(tmpdir(), "panel-")), kept = join(folder, "kept");
  writeFileSync(join(folder, "panel.story"), story());
  execFileSync(program, ["demo", join(folder, "panel.story"), "--living", "--keep", kept, "-q"], { stdio: "ignore" });
  door = await serve(join(kept, "book"), ["--demonstration"]);
  eva = await visitor();
  await become(eva.context, door.url, "own-eva");
});
after(async () => { await eva?.close(); await door?.close(); });

const step = (name, work) => test(name, { skip }, work);
const heads = (page) => page.locator("thead th").allTextContents();

for (const script of [true, false])
  step(`of many bidders one is found by a part of its name ${script ? "with" : "without"} scripts`, async () => {
    const at = await visitor({ script });
    await become(at.context, door.url, "own-eva");
    const page = await at.open(door.url + waits), find = (name) => leads(page, async () => {
      await page.getByLabel("Find a bidder by name").fill(name);
      await page.getByRole("button", { name: "Find" }).click();
    });
    assert.match(await words(page), /Bidders 1 to 8 of 31/);
    await find("firm <B>F17");
    assert.equal((await heads(page))[2], "Firm <b>f17</b>");
    await find('"nobody"');
    assert.match(await words(page), /No bidder of this lot has these words in its name\./);
    assert.equal(await page.getByLabel("Find a bidder by name").inputValue(), '"nobody"');
    assert.match(await words(page), /Bidders 1 to 8 of 31/);
    at.calm();
    await at.close();
  });

step("the button of a long sheet says how many it signs, and the last press closes the sheet", async () => {
  const page = await eva.open(door.url + waits), cells = new Set();
  for (let from = 0; from < BIDS; from += 8) {
    await eva.go(page, `${door.url}${waits}?bidder=${from}`);
    for (const at of await page.locator("tbody td:nth-child(n+3) a").evaluateAll((all) => all.map((a) => a.pathname)))
      cells.add(at);
  }
  assert.equal(cells.size, BIDS * QUESTIONS);
  await eva.go(page, door.url + [...cells][0]);
  const form_key = await page.locator("[name=form_key]").first().inputValue();
  for (const at of cells)
    assert.equal((await eva.context.request.post(`${door.url}/api/1${at}`,
      { form: { form_key, version: "0", mark: "4", reason: "Seen.", file: "1", page: "1" }, headers: { Origin: door.url } })).status(), 200);
  await eva.go(page, `${door.url}${waits}/sheet`);
  const press = async (name) => {
    await leads(page, () => page.getByRole("button", { name, exact: true }).click());
    await leads(page, () => page.getByRole("button", { name: /^Sign/ }).click());
  };
  await press("Look through and sign the next 200 of 217 marks");
  assert.match(await words(page), /200 signed, 17 ready to be signed, 0 missing/);
  await press("Look through and sign 17 marks, and close your sheet");
  assert.match(await words(page), /You closed your sheet/);
  eva.calm();
  await page.close();
});

step("results of many bids draw the first, name a few, and say so", async () => {
  const at = await visitor();
  await become(at.context, door.url, "own-olga");
  const page = await at.open(door.url + decided), said = await words(page);
  assert.match(said, /Of 31, the picture has the first 30\./);
  assert.match(said, /Of 31 the first 12 have names; the others are small dots\./);
  assert.equal(await page.locator("#scores-1 tbody tr").count(), BIDS);
  assert.equal(await page.locator("#scores-1 svg text").getByText(/^Firm <b>f\d+<\/b>$/).count(), 30);
  at.calm();
  await at.close();
});

step("once marks are locked nobody is said to lock them next", async () => {
  const at = await visitor();
  await become(at.context, door.url, "own-cleo");
  const page = await at.open(door.url + decided.replace("results", "moderation/1"));
  assert.match(await words(page), /The marks of this lot are locked, and stay as they are\./);
  assert.doesNotMatch(await words(page), /lock the marks next/);
  at.calm();
  await at.close();
});

step("pages of many bids are sound", () => allSound([[`${door.url}${waits}?name=nobody`, "panel-find"]],
  { signIn: (context) => become(context, door.url, "own-eva") }));
step("pictures of many bids are sound", () => allSound([[door.url + decided, "panel-results"]],
  { signIn: (context) => become(context, door.url, "own-olga") }));
