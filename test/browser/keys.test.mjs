/* A wrapped key opens with its secret and nothing else; key files are those of the command line. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { test } from "node:test";
import { top } from "./node.mjs";
import { Unreadable, WrongSecret, newCode, newSeed, passkeySecret, publicOf, readWrapped, unwrap, unwrapOne, wrap,
  wrapWith } from "../../browser/keys.js";
import { keyFileText, openFile, readKeyFile, sealFile } from "../../browser/files.js";
import { Told } from "../../browser/told.js";
import { hexOfBytes, bytesOfHex } from "../../browser/bytes.js";

const seed = Uint8Array.from({ length: 32 }, (_, i) => i), chance = Uint8Array.from({ length: 44 }, (_, i) => 100 + i);
const passphrase = { method: "passphrase", words: "four words that rhyme" };
const passkey = async (byte) => ({ method: "passkey", key: await passkeySecret(new Uint8Array(32).fill(byte)) });
const opens = async (text, secret) => assert.equal(hexOfBytes(await unwrap(text, secret)), hexOfBytes(seed));

test("a key under a passphrase opens with it", async () => opens(await wrap(seed, passphrase), passphrase));
test("however its letters are composed", async () => opens(await wrap(seed, { method: "passphrase", words: "Gr\u00fc\u00dfe an alle" }),
  { method: "passphrase", words: "Gru\u0308\u00dfe an alle" }));
test("and with no other", async () => {
  const text = await wrap(seed, passphrase);
  await assert.rejects(unwrap(text, { ...passphrase, words: "four words that rhymE" }), WrongSecret);
  await assert.rejects(unwrap(text, { method: "code", words: passphrase.words }), WrongSecret);
});
test("a key under a passkey opens with what that gave", async () => opens(await wrap(seed, await passkey(1)), await passkey(1)));
test("and not with another's", async () => assert.rejects(unwrap(await wrap(seed, await passkey(1)), await passkey(2)), WrongSecret));
test("a code is read as people write it", async () => {
  const text = await wrap(seed, { method: "code", words: "ABIO-EFGB-2345-ABCD-WXYZ" });
  await opens(text, { method: "code", words: " ab1o efg8 2345 abcd wxyz" });
});
test("a code is twenty letters in fours, each time others", () => {
  assert.match(newCode(), /^([A-Z2-7]{4}-){4}[A-Z2-7]{4}$/);
  assert.notEqual(newCode(), newCode());
});
test("of many the one that fits is opened", async () => {
  const texts = [await wrap(newSeed(), await passkey(3)), await wrap(seed, await passkey(1)), await wrap(newSeed(), passphrase)];
  assert.deepEqual(await unwrapOne(texts, await passkey(1)), seed);
  await assert.rejects(unwrapOne(texts, await passkey(9)), WrongSecret);
});
test("no byte of a wrapped key can be another one", async () => {
  const text = await wrapWith(chance, seed, await passkey(1));
  for (const [was, is] of [["\nkey 0", "\nkey 1"], ["salt 6", "salt 7"], ["nonce 8", "nonce 9"], ["method passkey", "method code"]])
    await assert.rejects(unwrap(text.replace(was, is), await passkey(1)), WrongSecret, was);
  await assert.rejects(unwrap(text.slice(0, -2) + (text.at(-2) === "0" ? "1" : "0") + "\n", await passkey(1)), WrongSecret);
});
test("what is no wrapped key is told so", () => {
  for (const text of ["", "tenderbox/wrapped/v1\n", "tenderbox/wrapped/v2\nmethod code\n"])
    assert.throws(() => readWrapped(text), Unreadable);
});
test("the format is this one", async () => {
  const kept = readFileSync(new URL("wrapped", import.meta.url), "utf8").split("\n\n");
  assert.equal(await wrapWith(chance, seed, passphrase), kept[0] + "\n");
  assert.equal(await wrapWith(chance, seed, await passkey(1)), kept[1]);
  assert.ok(kept[0].length < 4096);
});

/* ---- key files */

const key = { name: "Bela Nagy", number: "918273645", seed };
const age = await openFile(await sealFile(keyFileText(key), "a passphrase", 10), "a passphrase");

test("a copy opens with its passphrase", () => assert.deepEqual(age, { ...key, delegate: undefined }));
test("and with no other", async () => assert.rejects(openFile(await sealFile("x", "one", 10), "two"), Told));
test("a file as editors of other machines leave it is read", () =>
  assert.equal(readKeyFile("\ufeff" + keyFileText(key).replaceAll("\n", "\r\n")).number, key.number));
test("the file of a delegate keeps whose", () =>
  assert.equal(readKeyFile(keyFileText({ ...key, delegate: "300111222" })).delegate, "300111222"));
test("a padlock never comes into a page", () =>
  assert.throws(() => readKeyFile(keyFileText(key) + "lock TBX-LOCK-SECRET-1ABC\n"), /padlock/));
test("what is no key file is told so", () => {
  for (const text of ["", "hello\n", keyFileText(key) + "more\n", keyFileText(key).replace("seed 0", "seed 0g")])
    assert.throws(() => readKeyFile(text), Told);
});

/* The command line's side of it. */
const program = process.env.TENDERBOX ?? join(top, "build/release/src/tenderbox");
const shell = (command, env = {}) => execFileSync("sh", ["-c", command], { encoding: "utf8", env: { ...process.env, ...env },
  stdio: ["ignore", "pipe", "pipe"] });

test("the command line reads a copy", async () => {
  const work = mkdtempSync(join(tmpdir(), "tenderbox-")), file = join(work, "bela.key"), words = join(work, "words");
  writeFileSync(file, await sealFile(keyFileText(key), "a passphrase"), { mode: 0o600 });
  writeFileSync(words, "a passphrase\n", { mode: 0o600 });
  shell(`"${program}" init "${work}/book" --origin tender.example.org/log -q`);
  shell(`"${program}" act enrol name=Bela --as "${file}" --passphrase-file "${words}" --book "${work}/book"`);
});
test("a file that the command line made comes in, open and sealed", async () => {
  const work = mkdtempSync(join(tmpdir(), "tenderbox-")), words = join(work, "words");
  writeFileSync(words, "a passphrase\n", { mode: 0o600 });
  shell(`"${program}" key "${work}/open.key" "Bela Nagy" --no-passphrase`);
  shell(`"${program}" key "${work}/shut.key" "Bela Nagy" --passphrase-file "${words}"`);
  assert.equal((await openFile(readFileSync(join(work, "open.key")), "")).name, "Bela Nagy");
  assert.equal((await openFile(readFileSync(join(work, "shut.key")), "a passphrase")).name, "Bela Nagy");
  await assert.rejects(openFile(readFileSync(join(work, "shut.key")), ""), Told);
});
