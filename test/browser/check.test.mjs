/* The log, checked in the visitor's browser: against a tree that is made here in another way, and on the page. And a
 * tender, recomputed there: what tenderbox-verify says of the same file. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import "./node.mjs";
import { fetched } from "../../browser/auditor.js";
import { check, checkpointOf, isSigned, proofOf, tilePath, treeOf } from "../../browser/check.js";
import { moduleSays, readReport } from "../../browser/record.js";
import { year } from "./demonstration.mjs";
import { living, noBrowser, program, serve, sound, visitor } from "./door.mjs";

const sha = (...parts) => createHash("sha256").update(Buffer.concat(parts)).digest();
const leaf = (i) => sha(Buffer.of(0), Buffer.from(`entry ${i}\n`));
const node = (l, r) => sha(Buffer.of(1), l, r);
function root(leaves) {
  if (leaves.length < 2)
    return leaves[0] ?? sha();
  const k = 2 ** (Math.ceil(Math.log2(leaves.length)) - 1);
  return node(root(leaves.slice(0, k)), root(leaves.slice(k)));
}
const leaves = Array.from({ length: 70000 }, (_, i) => leaf(i));
const levels = [leaves];
while (levels.at(-1).length >= 256)
  levels.push(Array.from({ length: Math.floor(levels.at(-1).length / 256) }, (_, i) => root(levels.at(-1).slice(i * 256, i * 256 + 256))));
const tileOf = (path) => {
  const [, level, rest] = /^tile\/(\d+)\/(.*)$/.exec(path), [name, width] = rest.split(".p/");
  const index = Number(name.replaceAll(/[x/]/g, ""));
  return new Uint8Array(Buffer.concat(levels[level].slice(index * 256, index * 256 + Number(width ?? 256))));
};

/* ---- a log with its key ---- */

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const point = Buffer.concat([Buffer.of(1), publicKey.export({ format: "der", type: "spki" }).subarray(-32)]);
const name = "tender.example.org/log", id = sha(Buffer.from(`${name}\n`), point).subarray(0, 4);
const vkey = `${name}+${id.toString("hex")}+${point.toString("base64")}`;
const signed = (size, rootHash, key = privateKey) => {
  const text = `${name}\n${size}\n${rootHash.toString("base64")}\n`;
  return `${text}\n\u2014 ${name} ${Buffer.concat([id, sign(null, Buffer.from(text), key)]).toString("base64")}\n`;
};
const note = (size) => signed(size, root(leaves.slice(0, size)));
const checked = (now, kept = null, more = {}) => check({ fetchText: () => now, fetchTile: tileOf, vkey,
  kept: kept && { vkey, note: kept, at: "1 May 2026" }, ...more });

test("a tile has the name that the standard gives it", () => {
  assert.equal(tilePath(0, 0, 256), "tile/0/000");
  assert.equal(tilePath(1, 1234067, 3), "tile/1/x001/x234/067.p/3");
});
test("the root of any size is recomputed from tiles, and that of any beginning with it", async () => {
  for (const [old, size] of [[0, 0], [0, 1], [1, 2], [3, 7], [4, 8], [255, 256], [256, 257], [257, 1000], [1000, 1000], [65535, 65537], [300, 70000]]) {
    const tree = treeOf(size, tileOf), [before, now] = await tree.roots(old);
    assert.deepEqual(Buffer.from(now), root(leaves.slice(0, size)), `${size}`);
    if (old)
      assert.deepEqual(Buffer.from(before), root(leaves.slice(0, old)), `${old} of ${size}`);
    assert.ok(tree.tiles.size <= 8, `${tree.tiles.size} tiles`);
  }
});
test("a log that only grew is the same log", async () => {
  const first = await checked(note(300));
  assert.match(first.says, /sound, with 300 entries/);
  const later = await checked(note(1000), first.note);
  assert.match(later.says, /shown on 1 May 2026: nothing was taken out/);
  assert.equal(later.steps.length, 3);
});
test("what the key did not sign is no checkpoint of this log", async () => {
  const other = generateKeyPairSync("ed25519").privateKey;
  assert.equal(await isSigned(checkpointOf(note(5)), vkey), true);
  await assert.rejects(checked(signed(5, root(leaves.slice(0, 5)), other)), /did not sign/);
  await assert.rejects(checked(note(5).replace("\n5\n", "\n6\n")), /did not sign/);
});
test("another root, another beginning, fewer entries and another key are told", async () => {
  await assert.rejects(checked(signed(300, leaf(1))), /do not lead to the root/);
  const forked = signed(200, root(leaves.slice(0, 200).reverse()));
  await assert.rejects(checked(note(300), forked), (e) => /not the log that this browser was shown/.test(e.message) &&
    e.notes[0] === forked && e.notes[1] === note(300) && proofOf(e.notes).startsWith(`tenderbox/two-logs/v1\nnote ${Buffer.byteLength(forked)}\n`));
  await assert.rejects(checked(note(200), note(300)), /has 200 entries; on 1 May 2026 it had 300 entries already/);
  await assert.rejects(checked(note(300), note(200), { vkey: vkey.replace(/\+.*/, "+00000000+AAAA") }), /another key/);
  await assert.rejects(checked(note(300), null, { fetchTile: () => new Uint8Array(32) }), /another length/);
});

test("a record is of this log, of another one, or of another's log altogether, and each is told", async () => {
  const told = await checked(note(1000), null, { record: note(300) });
  assert.match(told.steps.at(-1), /begins with the 300 entries of the record/);
  const forked = signed(300, root(leaves.slice(0, 300).reverse()));
  await assert.rejects(checked(note(1000), null, { record: forked }), (e) => /of another log than the one that this site shows/.test(e.message) &&
    e.notes[0] === forked && e.notes[1] === note(1000));
  await assert.rejects(checked(note(300), null, { record: note(1000) }), /has 300 entries; the record was made when it had 1,000 entries already/);
  const elsewhere = await checked(note(300), null, { record: note(300).replaceAll("tender.example.org", "other.example.org") });
  assert.match(elsewhere.steps.at(-1), /of another log, other\.example\.org\/log: it was not compared/);
});

/* ---- what is read of a report, and what is fetched ---- */

test("the verdict and what was checked are the report's own lines", () => {
  const report = "TENDERBOX AUDIT\n\nLog  x\n\nA FAULT WAS FOUND: commit-differs\n  The act is not.\n  It lies in entry 3\n\n" +
    "WHAT WAS CHECKED\n  One,\n    and more of it.\n  Two.\n\nTIMELINE\n  GOOD: no verdict\n";
  assert.deepEqual(readReport(report), { verdict: "A FAULT WAS FOUND: commit-differs", why: ["The act is not.", "It lies in entry 3"],
    checked: ["One, and more of it.", "Two."] });
});
test("it is said which module ran, and whether it is the one of the notice", () => {
  const says = (fingerprint, found) => moduleSays({ fingerprint, found });
  assert.match(says("aa", { holder: "aa", entry: 7 }), /fingerprint aa, as this tender named it in entry 7\.$/);
  assert.match(says("aa", { holder: "bb", entry: 7 }), /fingerprint aa\. It is not the one that this tender named in entry 7, bb: /);
  assert.match(says("aa", {}), /names no fingerprint/);
});
test("no byte more is fetched than may be, whatever the server announces", async () => {
  const real = globalThis.fetch;
  try {
    for (const headers of [{}, { "content-length": "1001" }, { "content-length": "1" }]) {
      globalThis.fetch = async () => new Response(new Uint8Array(1001), { headers });
      await assert.rejects(fetched("/x", 1000, () => {}), /has more than 0 MB/);
      assert.equal((await fetched("/x", 2000, () => {})).length, 1001);
    }
  } finally {
    globalThis.fetch = real;
  }
});

/* ---- on the page ---- */

const folder = mkdtempSync(join(tmpdir(), "check-")), book = join(folder, "kept/book"), tender = `/t/${year}-101`;
let door;
before(async () => {
  if (noBrowser)
    return;
  living(join(folder, "kept"));
  door = await serve(book);
});
after(async () => {
  await door?.close();
  rmSync(folder, { recursive: true });
});

for (const width of [320, 1280])
  test(`a visitor checks the log on a screen of ${width}, and again`, { skip: noBrowser }, async () => {
    const at = await visitor({ width });
    try {
      const page = await at.open(`${door.url}/t/2026-42`), status = page.locator("[data-check] [role=status]");
      await page.getByRole("button", { name: "Check the log in this browser" }).click();
      await status.getByText("This browser keeps its checkpoint").waitFor();
      await sound(page, `check-tender-${width}`);
      await page.goto(`${door.url}/log`);
      await page.getByRole("button", { name: "Check the log in this browser" }).click();
      await status.getByText("nothing was taken out or changed").waitFor();
      await sound(page, `check-log-${width}`);
      at.calm();
    } finally {
      await at.close();
    }
  });
test("who was shown another log before is told, and saves the proof", { skip: noBrowser }, async () => {
  const at = await visitor();
  try {
    const page = await at.open(`${door.url}/log`), button = page.getByRole("button", { name: "Check the log in this browser" });
    await button.click();
    await page.getByText("This browser keeps its checkpoint").waitFor();
    await page.evaluate(() => {                          // as another log's server would have left it
      const kept = JSON.parse(localStorage.getItem("tenderbox-log")), lines = kept.note.split("\n");
      lines[1] = String(lines[1] - 1);
      localStorage.setItem("tenderbox-log", JSON.stringify({ ...kept, note: lines.join("\n") }));
    });
    await button.click();
    await page.getByText("This is not the log that this browser was shown").waitFor();
    await sound(page, "check-two-logs");
    const [saved] = await Promise.all([page.waitForEvent("download"), page.getByText("Save both checkpoints").click()]);
    assert.equal(saved.suggestedFilename(), "two-logs.txt");
    at.calm();
  } finally {
    await at.close();
  }
});

/* ---- a tender ---- */

const RECOMPUTE = "Recompute it in this browser";
const press = (page) => page.getByRole("button", { name: RECOMPUTE }).click();
const status = (page) => page.locator("[data-record] [role=status]");
const ended = (page) => status(page).locator("p.govuk-\\!-font-weight-bold").waitFor();

/** What tenderbox-verify prints of a file. @param {Buffer} bytes */
function verified(bytes, policy = join(book, "policy")) {
  writeFileSync(join(folder, "brought.tbx"), bytes);
  const { stdout, stderr } = spawnSync(join(dirname(program), "tenderbox-verify"), [join(folder, "brought.tbx"), "--policy", policy], { encoding: "utf8" });
  return stdout || stderr;
}
const record = async (of = tender) => Buffer.from(await (await fetch(`${door.url}${of}/bundle`)).arrayBuffer());

async function looks(work, { width = 1280 } = {}) {
  const at = await visitor({ width });
  try { await work(at); at.calm(); } finally { await at.close(); }
}

for (const width of [320, 1280])
  test(`a visitor recomputes a tender on a screen of ${width}: the same report, of the log that is shown, by the module of its notice`, { skip: noBrowser }, () => looks(async (at) => {
    const page = await at.open(door.url + tender);
    await page.getByRole("button", { name: RECOMPUTE }).focus();
    await page.keyboard.press("Enter");
    await ended(page);
    const report = verified(await record()), { verdict, checked: steps } = readReport(report);
    assert.match(verdict, /^GOOD: /);
    assert.equal(await status(page).locator("p").first().textContent(), verdict);
    const shown = await status(page).locator("ol > li").allTextContents();
    assert.deepEqual(shown.slice(0, steps.length), steps);
    assert.match(shown.at(-2), /^It begins with the [\d,]+ entries of the record\.$/);
    assert.match(shown.at(-1), /tenderbox-holder\.html with the fingerprint [0-9a-f]{64}, as this tender named it in entry \d+\.$/);
    await page.getByText("The whole report").click();
    assert.equal(await status(page).locator("pre").textContent(), report);
    await sound(page, `check-record-${width}`);
  }, { width }));

test("a tender that names no files is recomputed as well, and that is said", { skip: noBrowser }, () => looks(async (at) => {
  const page = await at.open(`${door.url}/t/2026-42`);
  await press(page);
  await ended(page);
  assert.match(await status(page).innerText(), /^GOOD: [^]*names no fingerprint of that file/);
}));

/** The record with one byte of what begins with `words` another one. */
function altered(bytes, words, step) {
  const at = bytes.indexOf(words), other = Buffer.from(bytes);
  assert.ok(at > 0, words);
  other[at + words.length + step] ^= 1;
  return other;
}

for (const [what, change] of Object.entries({
  "an act": (bytes) => altered(bytes, "act publish\n", 3), "an entry": (bytes) => altered(bytes, "entries", 1024),
  "a salt": (bytes) => altered(bytes, "\nact 1 ", 5), "its end": (bytes) => bytes.subarray(0, bytes.length - 512) }))
  test(`where ${what} was changed on the way, the page refuses in the words of tenderbox-verify`, { skip: noBrowser }, () => looks(async (at) => {
    const bytes = change(await record()), said = verified(bytes), { verdict, why } = readReport(said);
    await at.context.route(`**${tender}/bundle`, (route) => route.fulfill({ body: bytes }));
    const page = await at.open(door.url + tender);
    await press(page);
    await ended(page);
    const shown = await status(page).innerText();
    if (verdict)
      assert.ok(shown.startsWith(verdict) && why.every((line) => shown.includes(line)), `${shown}\n${said}`);
    else
      assert.ok(said.includes(/\(([a-z-]+)\)/.exec(shown)[1]), `${shown}\n${said}`);
    await sound(page, "check-record-refused");
  }));

test("the record of another tender, and another module, are told", { skip: noBrowser }, () => looks(async (at) => {
  await at.context.route(`**${tender}/bundle`, async (route) => route.fulfill({ body: await record("/t/2026-42") }));
  const page = await at.open(door.url + tender);
  await press(page);
  await ended(page);
  assert.match(await status(page).innerText(), /gave the record of another tender/);
  await at.context.unroute(`**${tender}/bundle`);
  await at.context.route("**/assets/tenderbox-holder-*", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: Buffer.concat([await answer.body(), Buffer.from("<!-- -->")]) });
  });
  await press(page);
  await status(page).getByText("It is not the one that this tender named in entry").waitFor();
}));

test("a record that somebody was given is recomputed by a policy of their own, and too large a one is not read", { skip: noBrowser }, () => looks(async (at) => {
  const page = await at.open(`${door.url}/verify`), large = join(folder, "large.tbx"), other = join(folder, "other.policy");
  await press(page);
  await page.getByText("Choose the public record of a tender first").waitFor();
  await page.setInputFiles("#tb-record", { name: "101.tbx", mimeType: "application/octet-stream", buffer: await record() });
  await page.getByText("a policy of your own").click();
  await page.setInputFiles("#tb-record-policy", join(book, "policy"));
  await press(page);
  await ended(page);
  assert.match(await status(page).innerText(), /^GOOD: /);
  await sound(page, "check-record-brought");
  writeFileSync(other, readFileSync(join(book, "policy"), "latin1").replace(/^log [^+]*/, "log other.example.org/log"));
  await page.setInputFiles("#tb-record-policy", other);
  await press(page);
  await page.getByText("so nothing was recomputed").waitFor();
  assert.ok(verified(await record(), other).includes(/\(([a-z-]+)\)/.exec(await status(page).innerText())[1]));
  writeFileSync(large, "");
  truncateSync(large, 256e6 + 1);
  await page.setInputFiles("#tb-record", large);
  await press(page);
  await page.getByText("is too large: at most 256 MB").waitFor();
}));
