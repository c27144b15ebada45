/* Lists that grow: an officer of a hundred and one tenders, and one of them with fifty-one answers and forty-five bids
 * that wait for a decision each. Pages show so many and say how many more there are; all can be reached. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { become, year } from "./demonstration.mjs";
import { allSound, leads, noBrowser, program, reachedByTab, serve, visitor, words } from "./door.mjs";

const skip = noBrowser, tender = `/t/${year}-42`, firms = Array.from({ length: 45 }, (_, n) => `f${n + 1}`);
let book, door, olga;

const begin = (number) => `olga begin year={year} number=${number} kind=open rules={-70} zone=Europe/London ` +
  'division=england-wales title="Tender <b>of</b> many" buyer="Arden Council" with=bill';

const story = () => `{-70} 09:00 olga office
bill office
${Array.from({ length: 100 }, (_, n) => begin(1001 + n)).join("\n")}
${begin(42)}
olga enlist cleo chair
olga enlist eva evaluator
olga enlist hana holder
olga conflict finding=none
bill conflict finding=none
cleo conflict finding=none
eva conflict finding=none
hana lock
{-63} 12:00 olga publish retention="{year+10}-01-01 00:00" notice="N" with=bill {
  lot lot=1 regime=pa-2023-light least=1 least_basis="B" most=2 most_basis="B" months=1 title="L"
  mark scale=1 mark=0 says="0"
  mark scale=1 mark=5 says="5"
  criterion lot=1 criterion=1 kind=quality weight=60 scale=1 title="Q"
  criterion lot=1 criterion=2 kind=price weight=40 title="P"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=1 padded=4096
  timetable round=1 event=questions moment="{-32} 12:00"
  timetable round=1 event=deadline moment="{-30} 12:00"
}
${firms.map((firm) => `${firm} interest name="Firm ${firm}" identifier="X ${firm}"`).join("\n")}
${Array.from({ length: 51 }, (_, n) => `olga answer answer=${n + 1} text="Answer <b>${n + 1}</b>, to everybody."`).join("\n")}
${firms.map((firm) => `${firm} seal lot=1 quality="Method.txt 600" price="1 2026 1 100.00"\n${firm} deposit lot=1`).join("\n")}
{-20} 12:10 olga list round=1 reason="Clock checked." with=bill
`;

before(async () => {
  if (skip)
    return;
  const folder = mkdtempSync(join(tmpdir(), "many-")), kept = join(folder, "kept");
  writeFileSync(join(folder, "many.story"), story());
  execFileSync(program, ["demo", join(folder, "many.story"), "--living", "--keep", kept, "-q"], { stdio: "ignore" });
  book = join(kept, "book");
  door = await serve(book, ["--demonstration"]);
  olga = await visitor();
  await become(olga.context, door.url, "own-olga");
});
after(async () => { await olga?.close(); await door?.close(); });

const step = (name, work) => test(name, { skip }, work);

async function asOlga(path, work) {
  const page = await olga.open(door.url + path);
  await work(page);
  olga.calm();
  await page.close();
}

step("of many duties one's own work shows the fifty most urgent, of many tenders a hundred, and the rest a page later", () =>
  asOlga("/home", async (page) => {
    assert.match(await words(page), /And \d+ more that are less urgent\. They come in sight as these are done\./);
    assert.equal(await page.locator("main .govuk-task-list__item").count(), 50);
    assert.match(await words(page), /Tenders 1 to 100 of 101, the latest first/);
    await leads(page, () => page.getByRole("link", { name: "More", exact: true }).click());
    assert.match(await words(page), /Tenders 101 to 101 of 101/);
    await leads(page, () => page.getByRole("link", { name: "Those before" }).click());
    assert.match(await words(page), /Tenders 1 to 100 of 101/);
  }));

step("who looks after many tenders is shown fifty on a page, the latest first", () =>
  asOlga("/oversee", async (page) => {
    assert.match(await words(page), /Tenders 1 to 50 of 101, the latest first/);
    for (const which of ["51 to 100", "101 to 101"]) {
      await leads(page, () => page.getByRole("link", { name: "More", exact: true }).click());
      assert.match(await words(page), new RegExp(`Tenders ${which} of 101`));
    }
  }));

step("of many bids to be decided about the work on a tender shows twenty, under the task and as one's own, and says how many more", () =>
  asOlga(`${tender}/manage`, async (page) => {
    const more = page.getByText(/^And 2\d more\. They come in sight as these are done\.$/);
    assert.equal(await more.count(), 2);
    assert.equal(await page.locator("main > ul.govuk-list--bullet").first().locator("li").count(), 21);
  }));

step("what one can do on a tender shows the forty most urgent duties, and says how many more", () =>
  asOlga(`${tender}/do`, async (page) => {
    assert.equal(await page.locator("main .govuk-task-list").first().locator("li").count(), 40);
    assert.match(await words(page), /And \d more\. They come in sight as these are done\./);
  }));

for (const script of [true, false])
  step(`the latest twenty answers stand on a tender's page and lead to all, in pages ${script ? "with" : "without"} scripts`, async () => {
    const at = await visitor({ script }), page = await at.open(door.url + tender), numbers = () => page.locator('main [id^="answer-"]')
      .evaluateAll((all) => all.map((e) => Number(e.id.slice(7))));
    const follow = (name) => leads(page, () => page.getByRole("link", { name, exact: true }).click());
    const from = (most, least) => Array.from({ length: most - least + 1 }, (_, n) => most - n);
    assert.deepEqual(await numbers(), from(51, 32));
    assert.match(await words(page), /Answer <b>51<\/b>, to everybody\./);
    await follow("All 51 answers");
    assert.deepEqual(await numbers(), from(51, 2));
    assert.match(await words(page), /Answers 1 to 50 of 51, the latest first/);
    await follow("More");
    assert.deepEqual(await numbers(), [1]);
    await follow("Those before");
    assert.deepEqual(await numbers(), from(51, 2));
    await leads(page, () => page.locator(".govuk-back-link").click());
    assert.deepEqual(await numbers(), from(51, 32));
    at.calm();
    await at.close();
  });

step("of many bids that lay in a box an opening shows forty, and the rest a part later", async () => {
  for (const [query, rows, says] of [["", 40, /Part 1 of 2\. More/], ["?page=2", 5, /Part 2 of 2\. Those before/],
    ["?page=9", 0, /Parts: 2 in all, none of them here\. Those before/]])
    await asOlga(`${tender}/opening${query}`, async (page) => {
      assert.equal(await page.getByRole("region", { name: "What lay in the box of round 1" }).locator("tbody tr").count(), rows);
      assert.match(await words(page), says);
    });
  await asOlga(`${tender}/opening`, async (page) => {
    await leads(page, () => page.getByRole("link", { name: "More", exact: true }).click());
    assert.match(page.url(), /page=2#main-content$/);
  });
});

step("a Welsh page leads to all answers too", async () => {
  const at = await visitor(), page = await at.open(`${door.url}/cy${tender}`);
  await leads(page, () => page.getByRole("link", { name: "Pob ateb (51)" }).click());
  assert.match(await words(page), /Answers 1 to 50 of 51/);
  at.calm();
  await at.close();
});

step("programs are given the same pages of answers", async () => {
  const asked = async (path) => (await fetch(`${door.url}/api/1${path}`)).json();
  const shown = await asked(tender), first = await asked(`${tender}/answers`), second = await asked(`${tender}/answers?page=2`);
  assert.deepEqual([shown.answers.length, shown.answered], [20, 51]);
  assert.deepEqual([first.answers.length, first.after.split("#")[0]], [50, `${tender}/answers?page=2`]);
  assert.deepEqual([second.answers.map((it) => it.answer), second.after], [[1], ""]);
  const past = await asked(`${tender}/answers?page=99`);
  assert.deepEqual([past.answers.length, past.which], [0, "Answers: 51 in all, none of them here"]);
});

step("a copy for any web server has all answers, and its pages lead from one to the next", () => {
  const copy = mkdtempSync(join(tmpdir(), "many-copy-")), said = (file) => readFileSync(join(copy, `t/${year}-42`, file), "utf8");
  execFileSync(program, ["mirror", copy, "--book", book, "-q"], { stdio: "ignore" });
  assert.match(said("index.html"), /href="[.\/\w-]*\/answers\/index\.html"/);
  assert.match(said("answers/index.html"), /href="[.\/\w-]*\/page\/2\/index\.html#main-content"/);
  assert.match(said("answers/page/2/index.html"), /id="answer-1"/);
  assert.equal(JSON.parse(readFileSync(join(copy, `api/1/t/${year}-42/answers.json`), "utf8")).answers.length, 50);
});

const shown = [["many-answers", `${tender}/answers`], ["many-answers-last", `${tender}/answers?page=2`],
  ["many-answers-past", `${tender}/answers?page=9`], ["many-tender", tender]];
step("pages of many answers are sound", () => allSound(shown.map(([name, path]) => [door.url + path, name])));
step("parts of an opening are sound", () =>
  allSound([["", "many-opening"], ["?page=2", "many-opening-last"]].map(([query, name]) => [`${door.url}${tender}/opening/still${query}`, name])));
step("pages of many duties are sound", () =>
  allSound([["many-home", "/home"], ["many-manage", `${tender}/manage`], ["many-do", `${tender}/do`], ["many-oversee", "/oversee"]]
    .map(([name, path]) => [door.url + path, name]), { signIn: (context) => become(context, door.url, "own-olga") }));

step("the pages of answers are gone through by keyboard alone", async () => {
  const at = await visitor(), page = await at.open(`${door.url}${tender}/answers`);
  await reachedByTab(page, "answers");
  await page.getByRole("link", { name: "More", exact: true }).focus();
  await leads(page, () => page.keyboard.press("Enter"));
  assert.match(await words(page), /Answers 51 to 51 of 51/);
  at.calm();
  await at.close();
});
