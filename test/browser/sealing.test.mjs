/* What the browser seals is what the program seals: stock age opens it, and the program does. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import "./node.mjs";
import { identityText } from "../../browser/age.js";
import { locksetOf, deal } from "../../browser/capsule.js";
import { FileChanged, FileGone, Unfit, nameFault, paddedSize, tarHeader } from "../../browser/envelope.js";
import { PART, PIECE, listed, planOf, sealed, sealedSize } from "../../browser/sealing.js";

const vector = readFileSync("test/vectors/capsule-2of3.txt", "utf8");
const lockset = vector.slice(vector.indexOf("tenderbox/lockset/v1"), vector.indexOf("head "));
const whose = { procedure: "mzxw6ytboi4dsmjrgezdgnbvgy3tqojq", round: 1, lot: 1, envelope: "quality",
  bidder: "8c24ecfe564286fc2dc31054295fcc0205ee21602d404916c9b47b2efba7a2f2", version: 1 };
const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** A file of this name; node 18 has no File. */
const file = (name, ...parts) => Object.assign(new Blob(parts), { name });
const noise = (length, seed) => Uint8Array.from({ length }, (_, i) => (i * 2654435761 + seed) >>> 13);

async function seal(files, { padded = null, plan, keep = async () => {} } = {}) {
  plan ??= planOf(whose, "1.age", padded, lockset, await Promise.all(files.map((f) => listed(f))));
  const parts = [];
  const made = await sealed(plan, files, { keep, part: async (n, bytes) => { parts[n] = Buffer.from(bytes); } });
  return { ...made, plan, parts, bytes: Buffer.concat(parts) };
}

const inFolder = (work) => {
  const folder = mkdtempSync(join(tmpdir(), "sealing-"));
  try { return work(folder); } finally { rmSync(folder, { recursive: true }); }
};

/** What stock age and tar find in it. */
const opened = ({ plan, bytes }) => inFolder((folder) => {
  const key = identityText(deal(locksetOf(lockset), plan.alpha.map(BigInt)).key);
  writeFileSync(join(folder, "key"), key + "\n");
  writeFileSync(join(folder, "bid.age"), bytes);
  execFileSync("age", ["-d", "-i", "key", "-o", "inside.tar", "bid.age"], { cwd: folder });
  execFileSync("tar", ["xf", "inside.tar"], { cwd: folder });
  return { manifest: readFileSync(join(folder, "manifest"), "utf8"),
    members: plan.files.map((_, i) => readFileSync(join(folder, String(i + 1)))) };
});

test("stock age and tar open what was sealed", async () => {
  const made = await seal([file("Méthode & plan.pdf", "how"), file("two", noise(200_000, 1)), file("empty")]);
  const { manifest, members } = opened(made);
  assert.match(manifest, /^file 1 3 [0-9a-f]{64} M%C3%A9thode%20%26%20plan\.pdf$/m);
  assert.equal(String(members[0]), "how");
  assert.deepEqual(members[1], Buffer.from(noise(200_000, 1)));
  assert.equal(members[2].length, 0);
  assert.equal(hash(made.bytes), made.sha256);
  assert.equal(made.bytes.length, made.size);
  assert.match(made.head, new RegExp(`^sha256 ${made.sha256}$`, "m"));
});

test("a file of several pieces and parts, cut where they are cut", async () => {
  const big = noise(PIECE + 3 * 65536 + 17, 5), made = await seal([file("big", big)]);
  assert.deepEqual(made.parts.map((part) => part.length), [PART, made.size - PART]);
  assert.equal(made.plan.pieces.length, 2);
  assert.equal(hash(opened(made).members[0]), hash(big));
  assert.equal(sealedSize(made.plan, [file("big", big)]), made.size);
});

test("a price is padded to the size that was published", async () => {
  const made = await seal([file("price", "1 2026 0 12.00\n")], { padded: 65536 });
  assert.equal(made.size, 184 + 65536 + 16);
  assert.match(made.head, /^padded 65536$/m);
});

test("what is larger than that is refused with both figures", async () =>
  assert.rejects(seal([file("price", new Uint8Array(65536))], { padded: 65536 }), /68096 bytes, and at most 65536/));

test("the same plan and files give the same bytes", async () => {
  const files = [file("a", noise(100_000, 9))], one = await seal(files);
  const two = await seal(files, { plan: structuredClone(one.plan) });
  assert.deepEqual(two.bytes, one.bytes);
  assert.equal(two.head, one.head);
});

test("two plans for the same files have nothing in common", async () => {
  const files = [file("a", "same")], one = await seal(files), two = await seal(files);
  assert.notEqual(one.sha256, two.sha256);
  assert.notDeepEqual(one.bytes.subarray(200), two.bytes.subarray(200));
});

test("a file that changed is never sealed under the same key", async () => {
  const one = await seal([file("a", "four")]);
  await assert.rejects(seal([file("a", "five")], { plan: structuredClone(one.plan) }), FileChanged);
});

test("nor one that is shorter now", async () => {
  const one = await seal([file("a", noise(70_000, 2))]);
  await assert.rejects(seal([file("a", noise(10, 2))], { plan: structuredClone(one.plan) }), FileChanged);
});

test("what changed between listing and sealing is not sealed as what was listed, however alike it looks", async () => {
  const big = noise(PIECE + 70_000, 4), changed = Uint8Array.from(big);
  changed[PIECE + 60_000] ^= 1;
  for (const [listedAs, now] of [[["a", "four"], ["b", "five"]], [["a", big], ["b", "five"]], [["b", "five"], ["a", big]]].map((files) =>
    [files.map(([name, bytes]) => file(name, bytes)), files.map(([name, bytes]) => file(name, bytes === big ? changed : bytes === "four" ? "hour" : bytes))])) {
    const plan = planOf(whose, "1.age", null, lockset, await Promise.all(listedAs.map((f) => listed(f))));
    await assert.rejects(seal(now, { plan }), (fault) => fault instanceof FileChanged && /a changed while it was being sealed/.test(fault.message));
    await seal(listedAs, { plan: { ...plan, pieces: [] } });
  }
});

test("the plan is kept before the first part of a piece goes out", async () => {
  const told = [], files = [file("big", noise(PIECE + 100, 3))];
  const plan = planOf(whose, "1.age", null, lockset, await Promise.all(files.map((f) => listed(f))));
  await sealed(plan, files, { keep: async ({ pieces }) => { told.push(`kept ${pieces.length}`); },
    part: async (n) => { told.push(`part ${n}`); } });
  assert.deepEqual(told, ["kept 1", "part 0", "kept 2", "part 1"]);
});

test("names that no file should have are refused, others are not", () => {
  for (const name of ["", ".", "..", "a/b", "a\\b", "a\u202eb", "a\nb", "a\ufffeb", "x".repeat(256), "\ud800"])
    assert.ok(nameFault(name), JSON.stringify(name));
  for (const name of ["a b", "Müller 100 %.pdf", "投标.docx", "x".repeat(255), "..."])
    assert.equal(nameFault(name), null, name);
});

test("two files of one name are refused", async () =>
  assert.rejects(seal([file("a", "1"), file("a", "2")]), Unfit));

test("more files, or larger ones, than an envelope may hold are refused before anything is sealed", () => {
  const of = (count, size) => planOf(whose, "1.age", null, lockset, Array.from({ length: count }, (_, i) =>
    ({ name: `${i}`, size, sha256: "0".repeat(64) })));
  assert.equal(of(999, 1).files.length, 999);
  assert.throws(() => of(1000, 1), (fault) => fault instanceof Unfit && /999 at most/.test(fault.message));
  assert.equal(of(1, 2 ** 33 - 1).files.length, 1);
  assert.throws(() => of(1, 2 ** 33), (fault) => fault instanceof Unfit && /8 GiB/.test(fault.message));
});

test("a file that cannot be read any more is named", async () => {
  const gone = { name: "a.txt", size: 3, slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException("gone", "NotReadableError")) }) };
  await assert.rejects(listed(gone), (fault) => fault instanceof FileGone && fault.file === "a.txt" && /Choose it again/.test(fault.message));
});

test("a file of more than 8 GiB has a header that tar reads", () => inFolder((folder) => {
  for (const size of [8 ** 11 - 1, 8 ** 11, 10_000_000_000]) {
    writeFileSync(join(folder, "large.tar"), tarHeader("1", size));
    truncateSync(join(folder, "large.tar"), 512 + Math.ceil(size / 512) * 512 + 1024);
    assert.match(execFileSync("tar", ["tvf", "large.tar"], { cwd: folder, encoding: "utf8" }), new RegExp(` ${size} .* 1\n`));
  }
}));

test("sizes are padded as the program pads them", () => {
  for (const [bytes, padded] of [[1, 512], [512, 512], [2560, 2560], [9999, 10240], [100_000, 100_352], [1_000_000, 1_015_808],
    [5_000_000_000, 5_033_164_800]])
    assert.equal(paddedSize(bytes), padded, String(bytes));
});
