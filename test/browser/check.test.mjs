/* The log, checked in the visitor's browser: against a tree that is made here in another way, and on the page. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import "./node.mjs";
import { check, checkpointOf, isSigned, proofOf, tilePath, treeOf } from "../../browser/check.js";
import { noBrowser, program, serve, sound, visitor } from "./door.mjs";

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

/* ---- on the page ---- */

let door;
before(async () => {
  if (noBrowser)
    return;
  const folder = join(mkdtempSync(join(tmpdir(), "tenderbox-")), "kept");
  execFileSync(program, ["demo", "vehicle-recovery", "--keep", folder, "-q"], { stdio: "ignore" });
  door = await serve(join(folder, "book"));
});
after(() => door?.close());

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
