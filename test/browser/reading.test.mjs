/* A file is read in Chromium into the same memory again and again, to its end, whatever is collected meanwhile. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { noBrowser, top, visitor } from "./door.mjs";

let server, at, page;
before(async () => {
  if (noBrowser)
    return;
  server = createServer(async ({ url }, answer) => url.endsWith(".js")
    ? answer.writeHead(200, { "Content-Type": "text/javascript" }).end(await readFile(join(top, "browser", url)))
    : answer.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><link rel=icon href=data:><title>Reading</title>"));
  await new Promise((listens) => server.listen(0, "127.0.0.1", listens));
  at = await visitor();
  page = await at.open(`http://127.0.0.1:${server.address().port}/`);
});
after(async () => { await at?.close(); server?.close(); });

test("the bytes are those of the file, in pieces of one memory", { skip: noBrowser }, async () => {
  const { lengths, memories, right } = await page.evaluate(async () => {
    const { piecesOf } = await import("/envelope.js"), lengths = [], memories = new Set();
    const all = Uint8Array.from({ length: 5_000_001 }, (_, i) => i >> 9);
    let right = true;
    for await (const piece of piecesOf(new File([all], "a"), 2_000_000)) {
      right &&= piece.every((byte, i) => byte === all[lengths.length * 2_000_000 + i]);
      lengths.push(piece.length);
      memories.add(piece.buffer);
    }
    return { lengths, memories: memories.size, right };
  });
  assert.deepEqual({ lengths, memories, right }, { lengths: [2_000_000, 2_000_000, 1_000_001], memories: 1, right: true });
});

test("what is collected while a file is read does not end the reading", { skip: noBrowser }, async () => {
  const client = await at.context.newCDPSession(page), reading = page.evaluate(async () => {
    const { piecesOf } = await import("/envelope.js"), file = new File(Array(32).fill(new Uint8Array(1 << 20)), "a");
    let read = 0;
    while (!globalThis.enough)
      for await (const piece of piecesOf(file, 1 << 20))
        read += piece.length;
    return read % file.size;
  });
  for (let times = 0; times < 60; times++)
    await client.send("HeapProfiler.collectGarbage");
  await page.evaluate(() => { globalThis.enough = true; });
  assert.equal(await reading, 0);
  at.calm();
});
