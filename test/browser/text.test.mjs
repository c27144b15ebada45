/* What a browser signs has the same bytes as what the program signs. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { top } from "./node.mjs";
import { NotSigned, actText, agreementText, batchHash, checkMatter, checkWords, ownText, wordsHash } from "../../browser/text.js";
import { heldOf, keyId, signText } from "../../browser/keys.js";
import { bytesOfHex } from "../../browser/bytes.js";

const maker = process.env.SIGN_VECTORS ?? join(top, "build/check/test/sign_vectors");
const vectors = execFileSync(maker, { encoding: "utf8", maxBuffer: 1 << 26 }).trim().split("\n").map((line) => JSON.parse(line));
const one = (act) => structuredClone(vectors.find((v) => v.act === act));

for (const v of vectors) {
  test(`${v.act} is signed as the program signs it`, async () => {
    assert.equal(actText(v), v.text);
    if (v.agreement)
      assert.equal(agreementText(v), v.agreement);
    await checkMatter(v);
    assert.equal(await signText(await heldOf(bytesOfHex(v.seed)), v.text), v.signature);
  });
}

test("every kind of value is among them", () => {
  const seen = new Set(vectors.flatMap(({ fields }) => fields.map(({ type }) => type)));
  assert.deepEqual([...seen].sort(), ["choice", "date", "figure", "hash", "key", "moment", "money", "number", "paper",
    "points", "proof", "words"]);
});

test("words that are not those of the fingerprint are not signed", async () => {
  const v = one("question");
  v.fields[0].text += ".";
  await assert.rejects(checkMatter(v), NotSigned);
});

test("nor words that the page does not bring", async () => {
  const v = one("question");
  delete v.fields[0].text;
  await assert.rejects(checkMatter(v), NotSigned);
});

test("nor words behind none", () =>
  assert.rejects(checkWords([{ name: "reason", type: "words", value: "-", salt: "", text: "because" }]), NotSigned));

test("a batch that is another one is not signed", async () => {
  const v = one("publish");
  v.batch[1].fields[0].value = "2";
  await assert.rejects(checkMatter(v), NotSigned);
});

test("nor words inside it that are others", async () => {
  const v = one("publish"), words = v.batch[0].fields.find(({ text }) => text);
  words.text += " ";
  v.fields.find(({ name }) => name === "batch").value = await batchHash(v.batch);
  await assert.rejects(checkMatter(v), NotSigned);
});

test("nor what closes a batch without it", async () => {
  const v = one("publish");
  delete v.batch;
  await assert.rejects(checkMatter(v), NotSigned);
});

test("a kind of value that is not known is not signed", () => {
  for (const type of ["blob", "", "constructor", "__proto__", undefined, 3])
    assert.throws(() => ownText([{ name: "lot", type, value: "1" }]), NotSigned);
});

test("a value that is spelled otherwise is not signed", () => {
  for (const [type, value] of [["number", "01"], ["number", "-1"], ["number", "1e3"], ["number", 1], ["money", "1.50"],
    ["number", "1\nlot 2"], ["moment", ""], ["date", "2026-13-01"], ["date", "26-11-01"], ["points", "41.5"],
    ["figure", "1.5000"], ["figure", "1.50"], ["choice", "a b"], ["choice", "a\n"], ["hash", "AB".repeat(32)],
    ["words", "ab"], ["key", "-"], ["proof", "ab".repeat(32)]])
    assert.throws(() => ownText([{ name: "lot", type, value }]), NotSigned, `${type} ${value}`);
});

test("no line slips in by a name", () => {
  for (const name of ["lot 1\nround", "", "Lot", "lot\n"])
    assert.throws(() => ownText([{ name, type: "number", value: "1" }]), NotSigned);
  const v = one("question");
  for (const wrong of [{ origin: "a\nb" }, { act: "award\n" }, { procedure: "draft" }, { actor: "1 2" }, { mine: "" }])
    assert.throws(() => actText({ ...v, ...wrong }), NotSigned);
});

test("words have their fingerprint", async () =>
  assert.equal(await wordsHash("00".repeat(32), "Grüße"), await wordsHash("00".repeat(32), "Gr\u00fc\u00dfe")));

test("a key has its id", async () => {
  const { key } = await heldOf(new Uint8Array(32));
  assert.equal(key, "3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29");
  assert.match(await keyId(key), /^[0-9a-f]{16}$/);
});
