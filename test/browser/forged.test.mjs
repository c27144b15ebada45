/* Whoever recomputes a tender in a page finds what the program finds. All that tamper_test looks at is given to the
 * module as well: bundles changed by people who have no more than the file, those of an operator with the log's key, who
 * forks the log or cuts its end, and those of one whom everybody who signs obeys, with capsules, lists of padlocks and
 * turns of others. The same verdict, for the same reason, with the same page of words. In Node, without a page. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import "./node.mjs";
import { moduleIn, turnerOf } from "../../browser/turner.js";
import { top } from "./door.mjs";

const liar = resolve(top, process.env.TAMPER_TEST ?? "build/check/test/tamper_test");
const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "forged-"));
const files = join(top, "build/release/browser/made"), holder = readdirSync(files).find((name) => /^tenderbox-holder-.*\.html$/.test(name));
const file = (number, kind) => readFileSync(join(folder, `${number}.${kind}`));
const kinds = new Map();
let module, count;

/* Most of what is signed and proved is the same in all of them: the groups are asked once for the same thing. By the
 * lengths of what they get; then of what they give. */
const asked = { verify: ([signature, message, bytes, key]) => [[[signature, 64], [message, bytes], [key, 32]]],
  point_valid: ([p]) => [[[p, 32]]], point_add: ([r, p, q]) => [[[p, 32], [q, 32]], r], point_times: ([q, n, p]) => [[[n, 32], [p, 32]], q],
  point_base: ([q, n]) => [[[n, 32]], q] };
const remembered = new Map(), instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (of, imports) => {
  const page = { ...imports.page }, text = (at, length) => Buffer.from(made.exports.memory.buffer, at, length).toString("latin1");
  for (const [name, parts] of Object.entries(asked))
    page[name] = (...given) => {
      const [takes, gives] = parts(given), key = [name, ...takes.map(([at, length]) => text(at, length))].join("\n");
      if (!remembered.has(key)) {
        const code = imports.page[name](...given);
        remembered.set(key, { code, bytes: gives === undefined ? "" : text(gives, 32) });
      }
      const { code, bytes } = remembered.get(key);
      if (gives !== undefined && !code)
        Buffer.from(made.exports.memory.buffer, gives, 32).write(bytes, "latin1");
      return code;
    };
  const made = await instantiate(of, { ...imports, page });
  return made;
};

before(async () => {
  execFileSync(liar, [], { env: { ...process.env, TAMPERED: folder }, stdio: "ignore" });
  count = readdirSync(folder).filter((name) => name.endsWith(".reason")).length;
  module = await WebAssembly.compile(moduleIn(readFileSync(join(files, holder), "latin1")));
});
after(() => rmSync(folder, { recursive: true }));

test("the module and the program agree on each forged bundle, and on those that are good", async () => {
  for (let n = 1; n <= count; n++) {
    const found = (await turnerOf(module)).check({ bundle: file(n, "tbx"), policy: file(n, "policy") });
    const reason = file(n, "reason").toString();
    assert.equal(found.refused?.reason ?? "good", reason, `bundle ${n}`);
    assert.equal(found.report, file(n, "report").toString(), `bundle ${n}: ${reason}`);
    kinds.set(reason, (kinds.get(reason) ?? 0) + 1);
  }
});

test("there are more than two hundred of them, for more than a hundred reasons, and no kind of lie is missing", (t) => {
  t.diagnostic(`${count} bundles, ${kinds.size} reasons: ${[...kinds].map(([reason, n]) => `${reason} ${n}`).join(", ")}`);
  assert.ok(count > 200 && kinds.size > 100, `${count} bundles, ${kinds.size} reasons`);
  for (const reason of ["good", "root-differs", "checkpoint-missing", "checkpoint-outside", "capsule-unproved", "capsule-seen", "head-differs",
    "turns-differ", "turn-unproved", "signature-false", "key-differs", "box-list-differs", "bundle-short"])
    assert.ok(kinds.get(reason) > 0, reason);
});

test("who brings the log's key alone believes the witnesses whom the notice names, where it names that very log", async () => {
  const differ = Array.from({ length: count }, (_, i) => i + 1).filter((n) => file(n, "reason").toString() === "policy-differs");
  const found = await Promise.all(differ.map(async (n) => (await turnerOf(module)).check({ bundle: file(n, "tbx"), policy: file(n, "policy") }, true)));
  assert.deepEqual(found.map(({ refused }) => refused?.reason ?? "good"), ["good", "policy-differs", "policy-differs"],
    "named with witnesses; nonsense for a policy; a reader with two logs");
  assert.match(found[0].believed, /witness/);
});
