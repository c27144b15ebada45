/* What the browser seals is what the program seals: stock age opens it, rage where it is, and the program does. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { top } from "./node.mjs";
import { identityText } from "../../browser/age.js";
import { ciphersOf, plainCipher } from "../../browser/cipher.js";
import { locksetOf, deal } from "../../browser/capsule.js";
import { FileChanged, FileGone, Unfit, nameFault, paddedSize, tarHeader } from "../../browser/envelope.js";
import { PART, PIECE, listed, planOf, sealed, sealedSize } from "../../browser/sealing.js";
import { noRage, openers, stockOpened } from "./stock.mjs";

const vector = readFileSync(join(top, "test/vectors/capsule-2of3.txt"), "utf8");
const lockset = vector.slice(vector.indexOf("tenderbox/lockset/v1"), vector.indexOf("head "));
const whose = { procedure: "mzxw6ytboi4dsmjrgezdgnbvgy3tqojq", round: 1, lot: 1, envelope: "quality",
  bidder: "8c24ecfe564286fc2dc31054295fcc0205ee21602d404916c9b47b2efba7a2f2", version: 1 };
const cipherOf = await ciphersOf();
const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** A file of this name; node 18 has no File. */
const file = (name, ...parts) => Object.assign(new Blob(parts), { name });
const noise = (length, seed) => Uint8Array.from({ length }, (_, i) => (i * 2654435761 + seed) >>> 13);

async function seal(files, { padded = null, plan } = {}) {
  plan ??= planOf(whose, "1.age", padded, lockset, await Promise.all(files.map((f) => listed(f))));
  const parts = [];
  const made = await sealed(plan, files, { cipherOf, part: async (n, bytes) => { parts[n] = Buffer.from(bytes); } });
  return { ...made, plan, parts, bytes: Buffer.concat(parts) };
}

const inFolder = (work) => {
  const folder = mkdtempSync(join(tmpdir(), "sealing-"));
  try { return work(folder); } finally { rmSync(folder, { recursive: true }); }
};

/** What stock age, rage where it is, and tar find in it. */
const opened = ({ plan, bytes }) => inFolder((folder) => {
  const key = identityText(deal(locksetOf(lockset), plan.alpha.map(BigInt)).key);
  writeFileSync(join(folder, "bid.age"), bytes);
  const member = stockOpened(key, join(folder, "bid.age"), folder);
  return { manifest: String(member("manifest")), members: plan.files.map((_, i) => member(String(i + 1))) };
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

test("rage is one of those that open it", { skip: noRage }, () => assert.ok(openers.includes("rage")));

test("a file of several pieces and parts, cut where they are cut", async () => {
  const big = noise(PART + 3 * 65536 + 17, 5), made = await seal([file("big", big)]);
  assert.deepEqual(made.parts.map((part) => part.length), [PART, made.size - PART]);
  assert.equal(made.plan.files[0].pieces.length, PART / PIECE + 1);
  assert.equal(hash(opened(made).members[0]), hash(big));
  assert.equal(sealedSize(made.plan), made.size);
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
    await seal(listedAs, { plan });
  }
});

test("nor one that is shorter by whole pieces, nor one that has one more", async () => {
  const big = noise(2 * PIECE, 6), one = await seal([file("a", big), file("b", "b")]);
  for (const now of [big.subarray(0, PIECE), [big, big.subarray(0, PIECE)]])
    await assert.rejects(seal([file("a", ...[now].flat()), file("b", "b")], { plan: one.plan }), FileChanged);
});

test("nothing of a piece that changed goes out, and nothing is sealed of a plan without its fingerprints", async () => {
  const big = noise(PART + 100, 3), plan = planOf(whose, "1.age", null, lockset, [await listed(file("a", big))]), out = [];
  big[PART + 50] ^= 1;
  await assert.rejects(sealed(plan, [file("a", big)], { part: async (n) => { out.push(n); } }), FileChanged);
  assert.deepEqual(out, [0]);
  delete plan.files[0].pieces;
  await assert.rejects(sealed(plan, [file("a", big)], { part: async () => assert.fail("a part went out") }), FileChanged);
});

/* A browser that fills the same memory again, and one that cannot. */
test("a file is read the same whichever way it can be read", async () => {
  const big = noise(PIECE + 3_000_001, 8), whole = file("a", big);
  const bySlices = { name: "a", size: whole.size, slice: (from, to) => whole.slice(from, to) };
  assert.deepEqual(await listed(bySlices), await listed(whole));
  assert.equal((await listed(whole)).sha256, hash(big));
});

test("a file that became shorter than it says is not listed", async () => {
  const short = { name: "a", size: 10, slice: (from) => new Blob(["five."]).slice(from) };
  await assert.rejects(listed(short), FileChanged);
});

test("one cipher seals what the other does, of any length, and neither opens what was altered", async () => {
  const key = Uint8Array.from({ length: 32 }, (_, i) => 0x80 + i), nonce = Uint8Array.from({ length: 12 }, (_, i) => i);
  const [fast, plain] = [await cipherOf(key), await plainCipher(key)];
  for (const length of [...Array(300).keys(), 4095, 4096, 65535, 65536])
    for (const bytes of [noise(length, length), new Uint8Array(length).fill(255)]) {
      const made = Buffer.from(fast.seal(nonce, bytes));
      assert.deepEqual(made, Buffer.from(plain.seal(nonce, bytes)));
      assert.deepEqual(Buffer.from(fast.open(nonce, made)), Buffer.from(bytes));
      made[(length * 7) % made.length] ^= 1 << length % 8;
      for (const cipher of [fast, plain])
        assert.throws(() => cipher.open(nonce, made));
    }
});

/* RFC 8439, 2.8.2, but for the data beside it, which chunks have none of: the sealed bytes are the same. */
test("the fast one is the cipher of RFC 8439", async () => {
  const key = Uint8Array.from({ length: 32 }, (_, i) => 0x80 + i), nonce = Uint8Array.from([7, 0, 0, 0, 0x40, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47]);
  const text = "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
  const made = Buffer.from((await cipherOf(key)).seal(nonce, Buffer.from(text)));
  assert.equal(made.subarray(0, 32).toString("hex"), "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6");
});

test("what the ciphers of two envelopes give lies apart, and neither takes more than a chunk", async () => {
  const key = new Uint8Array(32), nonce = new Uint8Array(12), one = noise(65536, 1), two = noise(65536, 1 << 20);
  const [first, second, plain] = [await cipherOf(key), await (await ciphersOf())(key), await plainCipher(key)];
  const sealed = first.seal(nonce, one);
  assert.deepEqual(Buffer.from(second.seal(nonce, two)), Buffer.from(plain.seal(nonce, two)));
  assert.deepEqual(Buffer.from(sealed), Buffer.from(plain.seal(nonce, one)));
  assert.throws(() => first.seal(nonce, new Uint8Array(65537)), RangeError);
  assert.throws(() => first.open(nonce, new Uint8Array(65537 + 16)), RangeError);
});

test("a key is wiped from the memory of what sealed with it, and of what did not open", async () => {
  const key = crypto.getRandomValues(new Uint8Array(32)), fast = await (await ciphersOf())(key), nonce = new Uint8Array(12);
  const memory = Buffer.from(fast.seal(nonce, noise(100, 1)).buffer);
  assert.ok(memory.includes(noise(100, 1)));
  assert.ok(!memory.includes(key));
  assert.throws(() => fast.open(nonce, new Uint8Array(100)));
  assert.ok(!memory.includes(key));
});

/* As under a policy without wasm-unsafe-eval. */
test("where WebAssembly may not run the plain one does", async (t) => {
  assert.notEqual(cipherOf, plainCipher);
  t.mock.method(WebAssembly, "instantiate", () => Promise.reject(new WebAssembly.CompileError("refused by its policy")));
  assert.equal(await ciphersOf(), plainCipher);
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
