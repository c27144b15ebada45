/* upload.mjs - four files at once go up to the server, in parts, until each is whole, synced and on the shelf; beside
 * npm's @tus/server with the same client, and beside SHA-256 and a synced write of the same bytes by Python. Prints
 * rows of the table in README.md; packages are fetched into bench/peers.
 *
 *   node bench/upload.mjs [MEBIBYTES OF EACH]...          5 51 512; in TMPDIR, with room for ten times as much */
import { execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { closeSync, createReadStream, existsSync, fsyncSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program, serve, top } from "../test/browser/door.mjs";

const MiB = 1 << 20, PART = 8 * MiB, FILES = 4, sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [5, 51, 512];
const peers = join(top, "bench/peers"), folder = mkdtempSync(join(tmpdir(), "upload-")), agent = new http.Agent({ keepAlive: true });

if (!existsSync(join(peers, "node_modules/@tus/server")))
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: peers, stdio: ["ignore", "ignore", "inherit"] });

/* One request with a piece of a file, or with nothing, as its body. */
const ask = (url, method, headers = {}, body = null) => new Promise((done, failed) => {
  const request = http.request(url, { method, agent, headers: { "Content-Length": body ? body.to - body.from : 0, ...headers } }, (answer) => {
    let said = "";
    answer.setEncoding("utf8").on("data", (text) => { said += text; }).on("end", () => answer.statusCode < 400
      ? done({ said, headers: answer.headers }) : failed(new Error(`${method} ${url}: ${answer.statusCode} ${said.slice(0, 300)}`)));
  }).on("error", failed);
  if (body)
    createReadStream(body.path, { start: body.from, end: body.to - 1, highWaterMark: MiB }).pipe(request);
  else
    request.end();
});

const ticks = Number(execFileSync("getconf", ["CLK_TCK"]));
const cpu = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticks;
};
async function timed(pid, work) {
  const from = performance.now(), used = pid ? cpu(pid) : 0;
  await work();
  return { seconds: (performance.now() - from) / 1000, cpu: pid ? cpu(pid) - used : 0 };
}

function made(mebibytes) {
  return Array.from({ length: FILES }, (_, i) => {
    const path = join(folder, `${i}`), out = openSync(path, "w"), hash = createHash("sha256");
    for (let at = 0; at < mebibytes; at++) {
      const bytes = randomBytes(MiB);
      hash.update(bytes);
      writeSync(out, bytes);
    }
    fsyncSync(out);
    closeSync(out);
    return { path, size: mebibytes * MiB, hash: hash.digest("hex") };
  });
}

/* ---- ours: a bidder of the demonstration, whose browser would send the same ---- */

/* What came with an answer is sent again; of Node 18, too, whose answers cannot list them. */
const cookieOf = (answer) => answer.headers.get("set-cookie").split(/, (?=\w+=)/).map((one) => one.split(";")[0]).join("; ");

async function bidder(url) {
  const page = await fetch(`${url}/demonstration`), html = await page.text(), one = /name="form_key" value="([^"]*)"/.exec(html)[1];
  const id = /value="(living-copper[^"]*)"/.exec(html)[1];
  const came = await fetch(`${url}/demonstration`, { method: "POST", redirect: "manual", body: new URLSearchParams({ form_key: one, id }),
    headers: { Cookie: cookieOf(page) } });
  const cookie = cookieOf(came);
  const bid = await (await fetch(`${url}/t/2026-103/bid/1`, { headers: { Cookie: cookie } })).text();
  const procedure = /"procedure": "([a-z2-7]{32})"/.exec(bid.replaceAll("&quot;", '"'))[1];
  return { procedure, headers: { Cookie: cookie, "Tenderbox-Form": /name="form_key" value="([^"]*)"/.exec(bid)[1] } };
}

/* As many at once as a browser sends. */
async function parted(address, headers, { path, size }) {
  const parts = Array.from({ length: Math.ceil(size / PART) }, (_, n) => n);
  const one = async () => {
    for (let n; (n = parts.shift()) !== undefined;)
      await ask(`${address}/${n}`, "PUT", headers, { path, from: n * PART, to: Math.min(size, (n + 1) * PART) });
  };
  await Promise.all([one(), one(), one()]);
}

async function toUs(url, { procedure, headers }, file) {
  const way = `${procedure}/${file.hash}/${file.size}`;
  await parted(`${url}/api/1/part/${way}`, headers, file);
  await ask(`${url}/api/1/upload/${way}`, "POST", headers);
}

/* ---- theirs ---- */

const tus = { "Tus-Resumable": "1.0.0" };
async function toThem(url, { path, size }) {
  const { headers } = await ask(url, "POST", { ...tus, "Upload-Length": size });
  await ask(headers.location, "PATCH", { ...tus, "Upload-Offset": 0, "Content-Type": "application/offset+octet-stream", "Content-Length": size },
    { path, from: 0, to: size });
}

/* ---- what cannot be spared ---- */

const bare = `
import hashlib, os, sys
h = hashlib.sha256()
with open(sys.argv[1], "rb") as f, open(sys.argv[2], "wb") as t:
    while b := f.read(1 << 20):
        h.update(b); t.write(b)
    t.flush(); os.fsync(t.fileno())
`;
/* What the client can send at most: to a server that reads and drops. */
const drops = `
import re, socket, threading
def serve(line):
    room, got = bytearray(1 << 20), 0
    while (n := line.recv_into(memoryview(room)[got:])) > 0:
        got += n
        if (end := room.find(b"\\r\\n\\r\\n", 0, got)) < 0:
            continue
        left = int(re.search(rb"(?i)content-length: *([0-9]+)", room[:end])[1]) - (got - end - 4)
        while left > 0:
            left -= line.recv_into(room)
        got = 0
        line.sendall(b"HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\n{}")
door = socket.create_server(("127.0.0.1", 0))
print(door.getsockname()[1], flush=True)
while True:
    threading.Thread(target=serve, args=(door.accept()[0],), daemon=True).start()
`;
const ended = (child) => new Promise((done, failed) => child.once("exit", (code) => code ? failed(new Error(`ended with ${code}`)) : done()));

/* ---- the runs ---- */

const rate = (mebibytes, { seconds }) => FILES * mebibytes / seconds;

async function run(mebibytes, door, asked, theirs, dropping) {
  const files = made(mebibytes);
  const us = await timed(door.process.pid, () => Promise.all(files.map((file) => toUs(door.url, asked, file))));
  const them = await timed(theirs.child.pid, () => Promise.all(files.map((file) => toThem(`http://127.0.0.1:${theirs.port}/files`, file))));
  const most = await timed(process.pid, () => Promise.all(files.map((file) => parted(`http://127.0.0.1:${dropping}`, {}, file))));
  const least = await timed(0, () => Promise.all(files.map(({ path }) => ended(spawn("python3", ["-c", bare, path, `${path}.copy`])))));
  const [ours, other, floor] = [us, them, least].map((time) => rate(mebibytes, time));
  console.log(`| 4 x ${mebibytes} MiB up at once, whole and synced | ${(ours / other).toFixed(2)} x (${ours.toFixed(0)} MiB/s, ${us.cpu.toFixed(2)} s CPU) | 2.5 x | ` +
    `npm @tus/server, not synced, without a fingerprint, ${other.toFixed(0)} MiB/s, ${them.cpu.toFixed(2)} s CPU |`);
  console.log(`| the client alone, to a server that drops it | ${(rate(mebibytes, most) / other).toFixed(2)} x (${rate(mebibytes, most).toFixed(0)} MiB/s, ` +
    `${most.cpu.toFixed(2)} s CPU of its own) | - | npm @tus/server |`);
  console.log(`| the same | ${(ours / floor).toFixed(2)} x | 0.5 x | SHA-256 and a synced write, four at once, ${floor.toFixed(0)} MiB/s |`);
}

const listen = (child) => new Promise((done) => { child.stdout.once("data", (text) => done(Number(String(text)))); });
let door, child, sink;
try {
  mkdirSync(join(folder, "tus"));
  execFileSync(program, ["demo", "--living", "--keep", join(folder, "kept"), "-q"]);
  door = await serve(join(folder, "kept/book"), ["--demonstration"]);
  child = spawn("node", [join(peers, "tus.mjs"), join(folder, "tus")], { stdio: ["ignore", "pipe", "inherit"] });
  sink = spawn("python3", ["-c", drops], { stdio: ["ignore", "pipe", "inherit"] });
  const dropping = await listen(sink), theirs = { child, port: await listen(child) }, asked = await bidder(door.url);
  for (const mebibytes of sizes)
    await run(mebibytes, door, asked, theirs, dropping);
} finally {
  child?.kill();
  sink?.kill();
  await door?.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
