/* What the page of a padlock holder audits and turns by is the program's own source, compiled for it: so it finds
 * what the program finds, refuses for the same reason, and makes the same turn byte for byte. In Node, without a page. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import "./node.mjs";
import { turnerOf } from "../../browser/turner.js";
import { living, program, top } from "./door.mjs";

const maker = resolve(top, process.env.TURN_VECTORS ?? "build/check/test/turn_vectors");
const wasm = readFileSync(join(top, "build/release/browser/turner.wasm"));
const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "turner-")), place = (name) => join(folder, name);
const key = (who) => place(`play/people/living/${who}.key`), text = (who) => readFileSync(key(who), "utf8");
const number = (who) => /^number (.*)$/m.exec(text(who))[1];
const types = (...words) => execFileSync(program, [...words, "--book", place("play/book"), "-p", tender],
  { encoding: "latin1", stdio: ["ignore", "pipe", "ignore"] });
let tender, name, bundle, policy, kept;
const now = Math.floor(Date.now() / 1000);

before(() => {
  living(place("play"));
  tender = /tender=([0-9]+)-103 /.exec(readFileSync(place("play/book/demonstration/people"), "utf8"))[1] + "-102";
  const petra = (...words) => types("act", ...words, "--as", key("petra"), "--with", key("luca"));
  petra("box-list", "round=1", "clock=operator", "reason=Played.");
  for (const firm of ["eider", "harrow"])
    petra("admit", "lot=1", `bidder=${number(firm)}`, "reason=Complete");
  name = /^[a-z2-7]{32}$/m.exec(types("show"))[0];
  types("export", "bundle", "--edition", "overseer", "--out", place("whole"));
  bundle = readFileSync(place("whole"));
  policy = readFileSync(place("play/book/policy"));
});
after(() => rmSync(folder, { recursive: true }));

/* The same as turn_vectors.c draws. */
function always() {
  let asked = 0;
  return (bytes) => {
    const drawn = createHash("sha256").update(`chance ${asked++}`).digest();
    bytes.forEach((_, i) => { bytes[i] = drawn[i % 32]; });
  };
}

/** What the program says of it: its turn, or why not. */
function theirs(brought, { at = now, called = name, lot = "1", envelope = "quality", by = policy, seen = "", turned = "" } = {}) {
  for (const [file, bytes] of Object.entries({ bundle: brought, policy: by, seen, turned }))
    writeFileSync(place(file), bytes);
  const made = spawnSync(maker, [place("bundle"), place("policy"), called, key("jude"), lot, envelope, String(at), place("seen"), place("turned")]);
  return made.status ? made.stderr.toString().trim().split("\n")[0] : made.stdout;
}

/** And what the page does. */
async function ours(brought, { at = now, called = name, envelope = "quality", by = policy, kept } = {}) {
  const turner = await turnerOf(wasm, { random: always() });
  const found = turner.look({ bundle: brought, policy: by, name: called, ...kept && { kept } }, at, Number(number("jude")));
  if (found.refused ?? found.moment)
    return (found.refused ?? found.moment).reason;
  const stage = found.stages.find((s) => s.envelope === envelope), made = turner.turn({ key: text("jude") }, at, stage);
  return made.refused ? made.refused.reason : { ...made, found, stage };
}

test("the turn is the program's, byte for byte, and what was found is what verify finds", async () => {
  const made = await ours(bundle);
  assert.ok(made.turn, String(made));
  assert.deepEqual(Buffer.from(made.turn), theirs(bundle));
  assert.equal(Buffer.from(made.found.report).toString("latin1"),
    execFileSync(program, ["verify", place("whole"), "--policy", place("play/book/policy")], { encoding: "latin1" }));
  assert.match(made.stage.tells, /the quality envelopes of these bids for lot 1:\n {2}\d+ \(Eider[^)]*\)\n {2}\d+ \(Harrow[^)]*\)\nThese bids for it stay shut:\n {2}none/);
  kept = Buffer.from(made.kept);
});

/* Of the system its library names some calls, others of another Debian: the page gives none of them anything. */
test("it asks for nothing but what the page gives it", async () => {
  const asked = WebAssembly.Module.imports(await WebAssembly.compile(wasm));
  const of = (from) => asked.filter(({ module }) => module === from).map(({ name: what }) => what).sort();
  assert.deepEqual(of("page"), ["going", "point_add", "point_base", "point_times", "point_valid", "public", "random",
    "scalar_invert", "scalar_mul", "scalar_reduce", "scalar_sub", "sign", "unseal", "verify", "x25519"]);
  const system = of("wasi_snapshot_preview1"), harmless = ["fd_close", "fd_prestat_dir_name", "fd_prestat_get", "fd_seek", "fd_write",
    "proc_exit"];
  assert.deepEqual(system.filter((what) => !harmless.includes(what)), [], "no file, no clock, no chance");
  assert.equal(asked.length, of("page").length + system.length);
});

/** The bundle with one byte of what begins with `words` another one. */
function altered(words, step = 0) {
  const at = bundle.indexOf(words), other = Buffer.from(bundle);
  assert.ok(at > 0, `${words} is in it`);
  other[at + words.length + step] ^= 1;
  return other;
}

/** The sealed key of one bid in the place of another's. */
function copied() {
  const other = Buffer.from(bundle), from = other.indexOf("\ncapsule "), length = other.indexOf("\n", from + 1) - from;
  other.copy(other, other.lastIndexOf("\ncapsule "), from, from + length);
  return other;
}

for (const [what, brought] of Object.entries({
  "an entry of the log": () => altered("entries", 1024), "the salt of an act": () => altered("\nact 1 ", 5),
  "a sealed key": () => altered("\ncapsule ", 60), "a head": () => altered("\nhead ", 12), "whose sealed key that is": copied,
  "what a checkpoint says": () => altered("tender.example.org/log\n", 2),
  "its end": () => bundle.subarray(0, bundle.length - 512), "what is behind its end": () => Buffer.concat([bundle, Buffer.alloc(512)]),
}))
  test(`altered, ${what} is refused by both for the same reason`, async () => {
    const reason = theirs(brought());
    assert.equal(typeof reason, "string");
    assert.equal(await ours(brought()), reason);
  });

test("another edition, another log, another tender and another moment are refused by both", async () => {
  types("export", "bundle", "--edition", "public", "--out", place("public"));
  const open = readFileSync(place("public")), strange = Buffer.from(String(policy).replace(/\+A./, (two) => two === "+AV" ? "+AU" : "+AV"));
  for (const [brought, other, reason] of [[open, {}, "edition-short"], [bundle, { by: strange }], [bundle, { called: "b".repeat(32) }, "name-not-pinned"],
    [bundle, { at: 1_700_000_000 }, "deadline-ahead"], [bundle, { envelope: "price" }, "prices-shut"]]) {
    const said = theirs(brought, other);
    assert.equal(typeof said, "string");
    assert.equal(await ours(brought, other), said);
    assert.equal(said, reason ?? said);
  }
});

/** What the file of a holder has in it by that name, one digit of it another one, or the digits there all 0. */
function keptAltered(file, where, zeros = false) {
  const other = Buffer.from(kept), body = other.indexOf(`${file}\0`) + 512, size = parseInt(other.toString("latin1", body - 512 + 124, body - 512 + 135), 8);
  const at = body + other.subarray(body, body + size).toString("latin1").search(where);
  for (let i = at; zeros && other[i] !== 0x20; i++)
    other[i] = 0x30;
  if (!zeros)
    other[at] = other[at] === 0x30 ? 0x31 : 0x30;
  return { kept: other, text: other.subarray(body, body + size) };
}

test("who looked before sees a fork, and does not turn for other bids unseen", async () => {
  const fork = keptAltered("seen", /[0-9a-f]{4}\n$/), other = keptAltered("turned", /[0-9a-f]{8} -\n$/);
  assert.equal(theirs(bundle, { seen: fork.text }), "log-forked");
  assert.equal(await ours(bundle, { kept: fork.kept }), "log-forked");
  const early = keptAltered("seen", /(?<=^\d)\d/, true), first = Number(/\nfirst (\d+)\n/.exec(bundle.toString("latin1"))[1]);
  assert.ok(Number.parseInt(early.text, 10) < first, "the file begins later");
  assert.equal(theirs(bundle, { seen: early.text }), "seen-too-early");
  assert.equal(await ours(bundle, { kept: early.kept }), "seen-too-early");
  assert.equal(theirs(bundle, { turned: other.text }), "turned-otherwise");
  assert.equal(await ours(bundle, { kept: other.kept }), "turned-otherwise");
  const again = await ours(bundle, { kept });
  assert.ok(again.found.before, "and who turned for these may do so again");
});
