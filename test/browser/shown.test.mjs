/* What a page shows is compared with what is signed, in the words that the program writes. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { top } from "./node.mjs";
import { checkFields, wordsOf } from "../../browser/shown.js";

const maker = process.env.SIGN_VECTORS ?? join(top, "build/check/test/sign_vectors");
const shown = execFileSync(maker, ["shown"], { encoding: "utf8", maxBuffer: 1 << 26 }).trim().split("\n").map((line) => JSON.parse(line));

for (const type of ["moment", "date", "money"])
  test(`each ${type} is shown as the program shows it`, () => {
    const those = shown.filter((one) => one.type === type);
    assert.ok(those.length > 40);
    for (const { value, words, ...place } of those)
      assert.ok(wordsOf({ type, value }, place).includes(words), `${value} is ${words}, not ${wordsOf({ type, value }, place)}`);
  });

test("numbers with decimals are shortened", () => {
  assert.ok(wordsOf({ type: "points", value: "60.000" }, {}).includes("60"));
  assert.ok(wordsOf({ type: "points", value: "4.500" }, {}).includes("4.5"));
  assert.ok(!wordsOf({ type: "points", value: "60.000" }, {}).includes("6"));
});

test("a number is shown as it is, and a hundred is not one", () => {
  assert.deepEqual(wordsOf({ type: "number", value: "100" }, {}), ["100"]);
  assert.ok(!wordsOf({ type: "figure", value: "100.000" }, {}).includes("1"));
});

const CSS_ = globalThis.CSS;
const pageOf = (shows) => ({ querySelectorAll: () => [{ textContent: shows }] });
const compared = (field, shows, place) => {
  globalThis.CSS = { escape: (s) => s };
  try { return checkFields([field], pageOf(shows), place); } finally { globalThis.CSS = CSS_; }
};

test("the currency of an amount, which no signed text says, is not passed off as compared", () => {
  const value = { name: "value", type: "money", value: "386000000" };
  assert.equal(compared(value, "GBP 3,860,000.00", { currency: "GBP", decimals: "2" }).length, 1);
  assert.equal(compared(value, "EUR 3,860,000.00", { currency: "EUR", decimals: "2" }).length, 1);
  assert.equal(compared(value, "386000000", { currency: "GBP", decimals: "2" }).length, 0);
  assert.throws(() => compared(value, "GBP 3,860,000.01", { currency: "GBP", decimals: "2" }), /not what would be signed/);
  assert.throws(() => compared(value, "EUR 3,860,000.00", { currency: "GBP", decimals: "2" }), /not what would be signed/);
  assert.equal(compared({ name: "at", type: "moment", value: "1327579200" }, "Thursday 26 January 2012, 12:00 GMT", {}).length, 0);
});
