/* The browser shares a key among padlocks as the program does: the vectors are the program's. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { top } from "./node.mjs";
import { CapsuleUnfit, capsuleOf, checkCapsule, checkTurn, deal, g, keyOfDealer, keyOfTurns, locksetOf, turn } from "../../browser/capsule.js";
import { identityText, recipientOf } from "../../browser/age.js";
import { bytesOfHex, hexOfBytes, utf8 } from "../../browser/bytes.js";
import { createHash } from "node:crypto";

const folder = join(top, "test/vectors");
const sha256 = (bytes) => new Uint8Array(createHash("sha256").update(bytes).digest());
const little = (hex) => BigInt("0x" + hexOfBytes(bytesOfHex(hex).reverse()));

/* "lockset N" and "head N" are followed by N lines of text; all else is a line each. */
function vector(name) {
  const lines = readFileSync(join(folder, name), "utf8").trimEnd().split("\n"), v = { x: [], alpha: [], turns: [], randoms: [] };
  for (let i = 1; i < lines.length; i++) {
    const [word, a, b] = lines[i].split(" ");
    if (word === "lockset" || word === "head") {
      v[word] = lines.slice(i + 1, i + 1 + Number(a)).map((line) => line + "\n").join("");
      i += Number(a);
    } else if (word === "x" || word === "alpha")
      v[word].push(little(b));
    else if (word === "turn" || word === "turn-random")
      v[word === "turn" ? "turns" : "randoms"].push(bytesOfHex(b));
    else
      v[word] = a;
  }
  return { ...v, locks: locksetOf(v.lockset), ctxBytes: bytesOfHex(v.ctx), bytes: bytesOfHex(v.capsule) };
}
const names = readdirSync(folder).filter((name) => /^capsule-\d+of\d+(-\w+)?\.txt$/.test(name));
const three = vector("capsule-3of5.txt");

test("the second base is the one of the book", () =>
  assert.equal(hexOfBytes(g.toBytes()), "f044c8f8e1f4bb896f0fb53df5073259d6c541e999368951172a915419106018"));

test("there are vectors", () => assert.ok(names.length >= 5));

for (const name of names) {
  const v = vector(name);
  test(`${name}: the same capsule comes of the same polynomial`, () => {
    assert.equal(hexOfBytes(sha256(utf8(v.head))), v.ctx);
    const dealt = deal(v.locks, v.alpha);
    assert.equal(hexOfBytes(capsuleOf(v.locks, v.ctxBytes, dealt, bytesOfHex(v.random))), v.capsule);
    assert.equal(identityText(dealt.key), v.key);
    assert.equal(recipientOf(dealt.key), /^recipient (.*)$/m.exec(v.head)[1]);
    assert.deepEqual(keyOfDealer(v.locks, v.alpha[0], v.bytes), dealt.key);
  });
  test(`${name}: it is proved, and the turns give its key`, () => {
    checkCapsule(v.locks, v.ctxBytes, v.bytes);
    v.turns.forEach((turned, i) => {
      checkTurn(v.locks, v.ctxBytes, v.bytes, turned);
      assert.deepEqual(turn(v.locks, v.ctxBytes, v.bytes, turned[0], v.x[turned[0] - 1], v.randoms[i]), turned);
    });
    if (v.turns.length >= v.locks.k)
      assert.equal(identityText(keyOfTurns(v.locks, v.bytes, v.turns.slice(0, v.locks.k))), v.key);
  });
}

test("what is dealt at random is proved, and every three padlocks give its key", () => {
  const dealt = deal(three.locks), capsule = capsuleOf(three.locks, three.ctxBytes, dealt);
  checkCapsule(three.locks, three.ctxBytes, capsule);
  const turns = three.x.map((x, i) => turn(three.locks, three.ctxBytes, capsule, i + 1, x));
  for (const [a, b, c] of [[0, 1, 2], [4, 2, 0], [1, 3, 4]])
    assert.deepEqual(keyOfTurns(three.locks, capsule, [turns[a], turns[b], turns[c]]), dealt.key);
});

test("a letter that is another one is found, wherever it is", () => {
  for (let i = 0; i < three.bytes.length; i += 31)
    assert.throws(() => checkCapsule(three.locks, three.ctxBytes, three.bytes.map((b, j) => j === i ? b ^ 1 : b)), CapsuleUnfit, `byte ${i}`);
});

test("a capsule for another head is not proved", () =>
  assert.throws(() => checkCapsule(three.locks, sha256(three.ctxBytes), three.bytes), CapsuleUnfit));

test("a turn of another padlock is refused", () => {
  const turned = Uint8Array.from(three.turns[0]);
  turned[0] = 2;
  assert.throws(() => checkTurn(three.locks, three.ctxBytes, three.bytes, turned), CapsuleUnfit);
});

test("two of three turns, or one of them twice, give nothing", () => {
  for (const turns of [three.turns.slice(0, 2), [three.turns[0], three.turns[0], three.turns[1]]])
    assert.throws(() => keyOfTurns(three.locks, three.bytes, turns), CapsuleUnfit);
});

test("padlocks that are there twice, none, or out of order are refused", () => {
  const lines = three.lockset.split("\n");
  const h = (line) => line.split(" ")[4];
  const twice = three.lockset.replace(h(lines[4]), h(lines[3]));
  const none = three.lockset.replace(h(lines[4]), "00".repeat(32));
  const base = three.lockset.replace(h(lines[4]), "e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76");
  const turned = [...lines.slice(0, 3), lines[4], lines[3], ...lines.slice(5)].join("\n");
  for (const text of [twice, none, base, turned, three.lockset.replace("k 3", "k 6"), three.lockset.trimEnd(), ""])
    assert.throws(() => locksetOf(text), CapsuleUnfit);
});
