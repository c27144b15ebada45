/* What everybody sees of two whole tenders: sound on a phone and a desk, with scripts and without. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { leads, noBrowser, program, serve, soundEverywhere, visitor } from "./door.mjs";

const skip = noBrowser;
const demos = { small: "vehicle-recovery", large: "business-partnering" };
const doors = {};

async function copied(book, folder) {
  execFileSync(program, ["mirror", folder, "--book", book, "-q"], { stdio: "ignore" });
  const kinds = { html: "text/html", css: "text/css", svg: "image/svg+xml" };
  const server = createServer((asked, answer) => {
    answer.setHeader("Content-Type", kinds[asked.url.split(".").pop()] ?? "application/octet-stream");
    try { answer.end(readFileSync(join(folder, asked.url))); } catch { answer.writeHead(404).end(); }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => new Promise((done) => {
    server.closeAllConnections(); server.close(done); }) };
}

before(async () => {
  if (skip)
    return;
  for (const [name, story] of Object.entries(demos)) {
    const folder = join(mkdtempSync(join(tmpdir(), "tenderbox-")), "kept");
    execFileSync(program, ["demo", story, "--keep", folder, "-q"], { stdio: "ignore" });
    doors[name] = await serve(join(folder, "book"));
    if (name === "small")
      doors.copy = await copied(join(folder, "book"), join(folder, "copy"));
  }
});
after(() => Promise.all(Object.values(doors).map((door) => door.close())));

const pages = [
  ["small", "/", "tenders"], ["small", "/?words=nothing+of+that", "tenders-none"],
  ["small", "/t/2026-42", "tender"], ["large", "/t/2012-1", "tender-large"],
  ["small", "/t/2026-42/award", "award"], ["large", "/t/2012-1/award", "award-large"],
  ["large", "/t/2012-1/results", "results-large"],
  ["small", "/t/2026-42/contract", "contract"], ["large", "/contracts", "contracts"],
  ["small", "/log", "log"], ["small", "/log/entry/61", "entry"], ["small", "/log/entry/300", "entry-box"],
  ["small", "/cy/t/2026-42", "tender-cy"], ["small", "/cy/log/entry/61", "entry-cy"],
  ["small", "/verify", "verify"], ["small", "/help", "help"], ["small", "/accessibility", "accessibility"],
];
for (const [where, path, name] of pages)
  test(`${name} is sound`, { skip }, () => soundEverywhere(doors[where].url + path, name));

/* The same pages as files, given by a server that knows nothing of us. */
for (const path of ["index.html", "t/2026-42/index.html", "log/index.html"])
  test(`${path} of a copy is sound`, { skip }, () => soundEverywhere(`${doors.copy.url}/${path}`,
    `copy-${path.split("/").slice(0, -1).join("-") || "tenders"}`));

test("a receipt is fetched from its entry, pasted, and found good", { skip }, async () => {
  const at = await visitor();
  try {
    const page = await at.open(`${doors.small.url}/log/entry/61`);
    const receipt = await (await page.request.get(`${doors.small.url}/log/entry/61/receipt`)).text();
    await leads(page, () => page.getByRole("link", { name: "Check a receipt" }).click());
    await page.fill("#receipt", receipt);
    await leads(page, () => page.getByRole("button", { name: "Check this receipt" }).click());
    await page.getByRole("heading", { name: "This receipt is good" }).waitFor();
    at.calm();
  } finally {
    await at.close();
  }
});

test("tenders are searched by typing, and the way leads to documents", { skip }, async () => {
  const at = await visitor();
  try {
    const page = await at.open(doors.small.url);
    await page.fill("#words", "recovery");
    await leads(page, () => page.getByRole("button", { name: "Show tenders" }).click());
    await leads(page, () => page.getByRole("link", { name: "Vehicle recovery and storage" }).click());
    const [file] = await Promise.all([page.waitForEvent("download"),
      page.getByRole("link", { name: "Specification, version 2" }).click()]);
    assert.match(file.suggestedFilename(), /^Specification\.txt$/);
    at.calm();
  } finally {
    await at.close();
  }
});
