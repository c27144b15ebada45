/* Time left, in words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { leftInWords, markPassed } from "../../browser/live.js";

test("what is left is said so that nobody takes it for a time of day", () => {
  for (const [seconds, words] of [[-5, "No time"], [0, "No time"], [1, "1 second"], [59.9, "59 seconds"], [60, "1 minute 0 seconds"],
    [3599, "59 minutes 59 seconds"], [3600, "1 hour"], [7260, "2 hours 1 minute"], [86400, "1 day"], [90000, "1 day 1 hour"],
    [14 * 86400, "14 days"]])
    assert.equal(leftInWords(seconds), words);
});
test("what is left is said in Welsh on a page in Welsh", () => {
  for (const [seconds, words] of [[0, "Dim amser"], [62, "1 munud 2 eiliad"], [7320, "2 awr 2 funud"], [2 * 86400, "2 ddiwrnod"],
    [3 * 86400, "3 diwrnod"]])
    assert.equal(leftInWords(seconds, "cy"), words);
});
test("an hour, a quarter, five minutes and one are said once", () => {
  assert.equal(markPassed(3601, 3600), 3600);
  assert.equal(markPassed(3600, 3599), 0);
  assert.equal(markPassed(901, 899), 900);
  assert.equal(markPassed(4000, 30), 60);
});
