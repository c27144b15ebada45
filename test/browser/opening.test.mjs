/* Somebody watches while the box of the living demonstration that waits to be opened is opened: officers and
 * holders work on their command lines, one holder in a file from his disk, and the page follows, with scripts and without. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { demonstration } from "./demonstration.mjs";
import { leads, living, noBrowser, overflow, program, sound, soundEverywhere, visitor } from "./door.mjs";

const skip = noBrowser;
let folder, book, tender, door, play;
const key = (who) => join(folder, "play/people/living", `${who}.key`);
const types = (who, ...words) => execFileSync(program, [...words, "--book", book, "--as", key(who)],
  { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const petra = (...words) => types("petra", ...words, "--with", key("luca"), "-p", tender);
const number = (who) => /^number (.*)$/m.exec(readFileSync(key(who), "utf8"))[1];

before(async () => {
  if (skip)
    return;
  folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "tenderbox-"));
  living(join(folder, "play"));
  book = join(folder, "play/book");
  tender = /tender=([0-9]+)-103 /.exec(readFileSync(join(book, "demonstration/people"), "utf8"))[1] + "-102";
  play = await demonstration(join(folder, "play"));
  door = play;
});
after(async () => {
  await door?.close();
  if (folder)
    rmSync(folder, { recursive: true });
});
const address = (more = "") => `${door.url}/t/${tender}/opening${more}`;

const bytes = async (more) => (await fetch(address(more))).text();
const REFRESH = /<noscript><meta http-equiv="refresh" content="30"><\/noscript>/;

test("without scripts the page fetches itself anew, until its reader stops that", { skip }, async () => {
  assert.match(await bytes(), REFRESH);
  assert.doesNotMatch(await bytes("/still"), REFRESH);
  const at = await visitor({ script: false });
  try {
    const page = await at.open(address());
    await page.getByText("fetches itself anew every 30 seconds while something is awaited").waitFor();
    assert.equal(await page.getByRole("link", { name: "Stop that" }).getAttribute("href"), `/t/${tender}/opening/still`);
    at.calm();
  } finally {
    await at.close();
  }
});

const saved = async (page, work, path) => {
  const [download] = await Promise.all([page.waitForEvent("download"), work()]);
  await download.saveAs(path);
};

/* Signed in, Jude saves what is to be turned. */
async function saveWhatIsToBeTurned(file) {
  const at = await visitor();
  try {
    await play.become(at.context, "living-jude");
    const page = await at.open(address());
    await page.getByText("You hold a padlock").click();
    await page.getByRole("link", { name: "What is to be turned" }).click();
    await saved(page, () => page.getByRole("link", { name: "What is to be turned" }).click(), file);
    at.calm();
    await play.become(at.context, "living-eider");
    assert.equal((await at.context.request.get(`${door.url}/t/${tender}/turn/bundle`)).status(), 403, "it is for holders");
  } finally {
    await at.close();
  }
}

/* In his own file, opened from his disk, without a network and without a command line, he turns. */
async function turnInTheHoldersFile(name, bundle, turn) {
  const file = join(folder, "tenderbox-holder.html"), at = await visitor();
  execFileSync(program, ["tool", "holder", file, "-q"]);
  try {
    await at.context.setOffline(true);
    const page = await at.open(pathToFileURL(file).href);
    page.setDefaultTimeout(120_000);
    const look = async (policy, called, brought = bundle) => {
      await page.setInputFiles("#look-bundle", brought);
      await page.setInputFiles("#look-policy", policy);
      await page.setInputFiles("#look-file", key("jude"));
      await page.fill("#look-name", called);
      await page.getByRole("button", { name: "Check the log" }).click();
    };
    await look([], name);
    await page.getByRole("alert").getByText("Whom do you believe?").waitFor();
    const strange = readFileSync(bundle);
    strange[strange.indexOf("\ncapsule ") + 60] ^= 1;
    writeFileSync(join(folder, "strange"), strange);
    await look(join(book, "policy"), name, join(folder, "strange"));
    await page.locator("#unsound").getByText(/\(words-differ\)/).waitFor();
    await sound(page, "holder-refused");
    await look(join(book, "policy"), name);
    await page.getByRole("heading", { name: "The log is whole" }).waitFor();
    assert.match(await page.locator("#turn-stages").innerText(), /Eider[^]*Harrow/);
    assert.match(await page.locator("#turn-shut").innerText(), /Lot 1, price: [^]*prices-shut/);
    await sound(page, "holder-looked");
    await page.setViewportSize({ width: 320, height: 900 });
    assert.equal(await overflow(page), 0);
    await sound(page, "holder-looked-320");
    await page.setViewportSize({ width: 1280, height: 900 });
    await saved(page, () => page.getByRole("button", { name: "Turn my padlock" }).click(), turn);
    await page.getByRole("heading", { name: "Your padlock has turned" }).waitFor();
    await sound(page, "holder-turned");
    at.calm();
  } finally {
    await at.close();
  }
}

/* What that wrote is brought from any machine, by anybody. */
async function broughtAsAFile(at, name) {
  const file = join(folder, "turn.tbx"), page = await at.open(`${door.url}/t/${tender}/turn`);
  await saveWhatIsToBeTurned(join(folder, "to-turn.tbx"));
  await turnInTheHoldersFile(name, join(folder, "to-turn.tbx"), file);
  await sound(page, "turn");
  const brings = async (chosen) => {
    await page.getByLabel("The file of your turn").setInputFiles(chosen);
    await leads(page, () => page.getByRole("button", { name: "Enter this turn" }).click());
  };
  await brings(key("jude"));
  await page.getByRole("alert").getByText("That is a key file. Nothing of it was kept here, but it has left your machine").waitFor();
  await sound(page, "turn-refused");
  at.calm(422);
  at.forget();
  await brings(file);
  await page.getByRole("heading", { name: "The padlock of Jude Amadi, district auditor has turned" }).waitFor();
  await sound(page, "turn-entered");
  await page.close();
}

test("who watches sees each step as it is made, and keeps their place", { skip }, async () => {
  await soundEverywhere(address("/still"), "opening-sealed");
  await soundEverywhere(`${door.url}/t/${tender}/turn`, "turn");
  const at = await visitor();
  try {
    const page = await at.open(address());
    const says = (words) => page.locator("#opening").getByText(words).first().waitFor();
    await says("From one minute later two officers can list the box");
    assert.equal(await page.locator("#opening table").count(), 0, "nothing is said of bids");
    assert.equal(await page.getByText(/\b[0-9]+ sealed bid/).count(), 0);
    petra("act", "box-list", "round=1", "clock=operator", "reason=Played.");
    await says("sealed bids lay in it");
    await page.getByRole("status").getByText("The box was closed and its bids were listed").waitFor();
    await says("neither admitted nor excluded yet");
    const entry = page.locator("#opening table a").first();
    await entry.focus();
    for (const firm of ["eider", "harrow"])
      petra("act", "admit", "lot=1", `bidder=${number(firm)}`, "reason=Complete");
    await says("0 of the 2 padlocks needed have turned");
    const name = /^[a-z2-7]{32}$/m.exec(execFileSync(program, ["show", "-p", tender, "--book", book],
      { encoding: "utf8" }))[0];
    types("mae", "turn", "--lot", "1", "--envelope", "quality", "-p", name);
    await says("1 of the 2 padlocks needed has turned. 1 more will open them.");
    await page.getByRole("status").getByText(/A padlock was turned by .* for the quality envelopes/).waitFor();
    assert.equal(await page.locator(".tb-padlock--turned").count(), 1);
    assert.equal(await entry.evaluate((e) => e === document.activeElement), true, "who read there still does");
    await sound(page, "opening-turning");
    await broughtAsAFile(at, name);
    await says("Prices stay shut until the marks of every lot that they could influence are locked");
    types("petra", "open", "--lot", "1", "--envelope", "quality", "--out", join(folder, "opened"), "-p", tender);
    await says("2 envelopes have been opened so far");
    at.calm();
  } finally {
    await at.close();
  }
  await soundEverywhere(address(), "opening-open");
});

test("nothing fetches itself anew once only marks are waited for", { skip }, async () => {
  assert.doesNotMatch(await bytes(), REFRESH);
});

test("the same for programs", { skip }, async () => {
  const page = await (await fetch(`${door.url}/api/1/t/${tender}/opening`)).json();
  assert.deepEqual(page.rounds[0].groups.map((g) => [g.envelope, g.needed, g.turned, g.open]),
    [["quality", 2, 2, true], ["price", 2, 0, false]]);
});
