/* seal_page.mjs - an age file is sealed in a page of Chromium, by age.js and by npm's age-encryption; and all that the
 * worker of a bid does beside: files are listed, each chunk is opened again, fingerprints are taken. Prints rows of the
 * table in README.md.
 *
 *   node bench/seal_page.mjs [MEBIBYTES]...          6 64 640 */
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import "../test/browser/node.mjs";
import { bytesOfHex, hexOfBytes } from "../browser/bytes.js";
import { newScalar, padlockOf, provePossession } from "../browser/capsule.js";
import { top } from "../test/browser/door.mjs";

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [6, 64, 640], MiB = 1 << 20;
const packages = createRequire(join(top, "browser/package.json"));

const holder = bytesOfHex("22".repeat(32)), lockset = "tenderbox/lockset/v1\nk 2\nn 3\n" + [1, 2, 3].map((index) => {
  const x = newScalar(), lock = { index, holder, h: padlockOf(x) }, proof = provePossession(lock, { origin: "o.example/log", draft: "a".repeat(32) }, x);
  return `lock ${index} ${index} ${hexOfBytes(holder)} ${hexOfBytes(lock.h)} ${hexOfBytes(proof)}\n`;
}).join("");

/* Both in one script of a worker, as the page of a bid has it. */
const code = `
import { Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { CHUNK, ageHeader, chunks, newSecrets, payloadKey } from "./age.js";
import { ciphersOf } from "./cipher.js";
import { piecesOf } from "./envelope.js";
import { listed, planOf, sealed } from "./sealing.js";
const ciphers = ciphersOf();
const whose = { procedure: "b".repeat(32), round: 1, lot: 1, envelope: "quality", bidder: "33".repeat(32), version: 1 };
const done = async (work) => { const from = performance.now(); await work(); return (performance.now() - from) / 1000; };
async function ours(file, lockset) {
  const plan = planOf(whose, "1.age", null, lockset, [await listed(file)]);
  await sealed(plan, [file], { part: async () => {}, cipherOf: await ciphers });
}
/* The age file alone: read as a bid is read, and each chunk sealed. */
async function alone(file) {
  const secrets = newSecrets(), cipher = chunks(await (await ciphers)(payloadKey(secrets)));
  ageHeader(crypto.getRandomValues(new Uint8Array(32)), secrets);
  let n = 0;
  for await (const piece of piecesOf(file, 1 << 20))
    for (let at = 0; at < piece.length; at += CHUNK, n++)
      cipher.seal(n, (n + 1) * CHUNK >= file.size, piece.subarray(at, at + CHUNK));
}
async function theirs(file) {
  const sealing = new Encrypter();
  sealing.addRecipient(await identityToRecipient(await generateX25519Identity()));
  const reader = (await sealing.encrypt(file.stream())).getReader();
  while (!(await reader.read()).done);
}
addEventListener("message", async ({ data: { size, lockset } }) => {
  const piece = new Uint8Array(1 << 20), pieces = [];
  for (let at = 0; at < piece.length; at += 65536)
    crypto.getRandomValues(piece.subarray(at, at + 65536));
  for (let at = 0; at < size; at += piece.length)
    pieces.push(piece);
  const file = new File(pieces, "Drivers.pdf");
  try {
    const least = { ours: Infinity, theirs: Infinity, alone: Infinity };
    for (let time = 0; time < 3; time++)
      for (const [name, work] of Object.entries({ ours: () => ours(file, lockset), theirs: () => theirs(file), alone: () => alone(file) }))
        least[name] = Math.min(least[name], await done(work));
    postMessage(least);
  } catch (fault) { postMessage({ fault: String(fault) }); }
});`;
const { build } = await import(pathToFileURL(packages.resolve("esbuild")));
const made = await build({ stdin: { contents: code, resolveDir: join(top, "browser"), loader: "js" }, bundle: true, format: "esm", minify: true, write: false });
const server = createServer((request, answer) => request.url === "/worker.js"
  ? answer.writeHead(200, { "Content-Type": "text/javascript" }).end(made.outputFiles[0].contents)
  : answer.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>Sealing</title>"));
await new Promise((listens) => server.listen(0, "127.0.0.1", listens));

const browser = await packages("playwright-core").chromium.launch({ executablePath: "/usr/bin/chromium",
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
const page = await browser.newPage();
await page.goto(`http://127.0.0.1:${server.address().port}/`);
for (const size of sizes) {
  const { ours, theirs, alone, fault } = await page.evaluate((task) => new Promise((done) => {
    const worker = new Worker("/worker.js", { type: "module" });
    worker.onmessage = ({ data }) => { worker.terminate(); done(data); };
    worker.postMessage(task);
  }), { size: size * MiB, lockset });
  if (fault)
    throw new Error(fault);
  const rate = (seconds) => (size / seconds).toFixed(0), than = (seconds) => (theirs / seconds).toFixed(2);
  console.log(`| an age file of ${size} MiB sealed in a page of Chromium | ${than(alone)} x as fast (${rate(alone)} MiB/s) | 2 x | npm age-encryption, ${rate(theirs)} MiB/s |`);
  console.log(`| the same as a bid: read twice, opened again, two fingerprints by us and two by the browser | ${than(ours)} x as fast (${rate(ours)} MiB/s) | - | npm age-encryption, which does none of it |`);
}
await browser.close();
server.close();
