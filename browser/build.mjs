/* build.mjs OUT_DIR C_FILE TURNER_WASM - makes what the browser gets, and what brings it into the program.
 *
 * Packages are fetched by npm where package-lock.json changed since, and by nothing else. Names hold
 * a fingerprint of what they name, so what has a name never changes. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2]), intoProgram = resolve(process.argv[3]), turner = resolve(process.argv[4]);
const scripts = ["page.js", "sign-in.js", "sign.js", "key.js", "copy.js", "passkey.js", "bid.js",
  "sealer.js", "draft.js", "notice.js", "mark.js"];
const singles = ["holder", "seal"];                            // pages that are one file, opened from somebody's own disk
const types = { css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml", txt: "text/plain; charset=utf-8",
  html: "application/octet-stream" };                  // kept as files, never shown by a server
const fingerprint = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** What a part is called where it is given. */
function calledAs({ name, bytes }) {
  const [, stem, kind] = /^(.*)\.(\w+)$/.exec(name);
  return `${stem}-${fingerprint(bytes).slice(0, 16)}.${kind}`;
}

/* ---- packages ---- */

const packages = join(here, "node_modules");
const locked = (path) => JSON.parse(readFileSync(path, "utf8")).packages;

/* npm writes what it fetched as its last step. What is optional is for another kind of machine, or there. */
function allFetched() {
  const fetched = join(packages, ".package-lock.json"), has = existsSync(fetched) ? locked(fetched) : {};
  return Object.entries(locked(join(here, "package-lock.json"))).every(([place, { version, optional }]) =>
    !place || (optional && !has[place]) || has[place]?.version === version);
}

function fetchPackages() {
  if (allFetched())
    return;
  try {
    execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline",
      "--loglevel=error", "--fetch-retries=4", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=8000"], { cwd: here, stdio: ["ignore", "pipe", "pipe"] });
  } catch (failure) {
    console.error(`npm could not fetch the packages that browser/package-lock.json names:
${String(failure.stderr || failure.message).trim()}

They are fetched once. If this machine reaches the registry by a proxy, tell npm:
    npm config set proxy http://...
If it reaches none, run "npm ci --ignore-scripts" in browser/ on a machine of the same kind that does, bring
the folder browser/node_modules here, and do what you did again.`);
    process.exit(1);
  }
}

/* ---- the parts ---- */

async function style() {
  const { compile } = await import("sass");
  const { transform } = await import("esbuild");
  const css = compile(join(here, "style.scss"), { loadPaths: [join(packages, "govuk-frontend/dist")],
    quietDeps: true }).css;
  const small = (await transform(css, { loader: "css", minify: true, target: ["chrome100", "firefox100",
    "safari15"] })).code;
  for (const foreign of ["@font-face", "GDS Transport", "crown", "crest", "url("])
    if (small.includes(foreign))
      throw new Error(`style.scss: ${foreign} has come in`);
  return Buffer.from(small);
}

/* libsodium's module stands in its script; what would ask for one elsewhere is taken out. */
const nowhere = { XMLHttpRequest: "undefined", "import.meta.url": "undefined" };

/** What esbuild put into one file, and the folders of the packages it came from.
 * @param {Record<string, string>} [where] addresses that it names */
async function script(name, format = "esm", where = {}) {
  const { build } = await import("esbuild");
  const made = await build({ entryPoints: [join(here, name)], bundle: true, format, minify: true,
    write: false, metafile: true, loader: { ".wasm": "binary" }, alias: { "turner.wasm": turner },
    define: { ...nowhere, ...where }, absWorkingDir: here, legalComments: "none",
    target: ["chrome113", "firefox129", "safari17"] });
  const from = Object.keys(made.metafile.inputs)
    .map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean);
  return { bytes: Buffer.from(made.outputFiles[0].contents), from };
}

/* What is opened from a disk reaches nothing, and keeps nothing. */
const foreign = ["indexedDB", "localStorage", "sessionStorage", "fetch(", "XMLHttpRequest", "WebSocket", "RTCPeerConnection",
  "sendBeacon", "import(", "<\/script"];

/** A page as one file: a classic script and the sheet in it, and a policy that lets nothing but these two in
 * and nothing out. @param {string} name @param {Buffer} css */
async function single(name, css) {
  const { bytes, from } = await script(`${name}.js`, "iife"), code = bytes.toString().trim(), sheet = css.toString().trim();
  for (const way of foreign)
    if (code.includes(way))
      throw new Error(`${name}.js: ${way} has come in`);
  const digest = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  const wasm = " 'wasm-unsafe-eval'";              // what hashes large files, and the program's own rooms, are WebAssembly
  const policy = `default-src 'none'; script-src ${digest(code)}${wasm}; style-src ${digest(sheet)}; base-uri 'none'; form-action 'none'`;
  const html = readFileSync(join(here, `${name}.html`), "utf8").replace("{policy}", () => policy)
    .replace("{style}", () => `<style>${sheet}</style>`).replace("</body>", () => `<script>${code}</script>\n</body>`);
  return { name: `tenderbox-${name}.html`, bytes: Buffer.from(html), from };
}

/* govuk-frontend has its licence only in its repository: the text is the same for everybody. */
const mit = (holder) => `The MIT License (MIT)

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to
use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of
the Software, and to permit persons to whom the Software is furnished to do so,
subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS
FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER
IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;

function licence(name) {
  const folder = join(packages, name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file && name !== "govuk-frontend")
    throw new Error(`${name} ${version} brings no licence text: have a look, and say here what it is`);
  const text = file ? readFileSync(join(folder, file), "utf8")
    : mit("2017 Crown Copyright (Government Digital Service)");
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}

function licences(names) {
  return Buffer.from("What others wrote of the pages that this server shows, and on what terms.\n\n" +
    [...new Set(names)].sort().map(licence).join(`\n${"-".repeat(80)}\n\n`));
}

/* ---- the C file ---- */

/** @param {{name: string, bytes: Buffer}[]} parts */
function embed(parts) {
  const rows = [], blocks = [];
  parts.forEach(({ name, bytes }, i) => {
    const called = calledAs({ name, bytes }), small = gzipSync(bytes, { level: 9 });
    writeFileSync(join(out, called), bytes);
    writeFileSync(join(out, `${called}.gz`), small);
    for (const [symbol, file] of [[`asset_${i}`, called], [`asset_${i}_small`, `${called}.gz`]])
      blocks.push(`__asm__(".section .rodata\\n.hidden ${symbol}\\n.globl ${symbol}\\n${symbol}:\\n"\n` +
        `        ".incbin ${JSON.stringify(JSON.stringify(join(out, file))).slice(1, -1)}\\n.previous\\n");\n` +
        `extern const char ${symbol}[] __attribute__((visibility("hidden")));\n`);
    rows.push(`    { "${name}", "/assets/${called}", "${types[name.split(".").pop()]}",\n` +
      `      { asset_${i}, ${bytes.length} }, { asset_${i}_small, ${small.length} } },\n`);
  });
  return `/* Made by browser/build.mjs. */\n#include "http/assets.h"\n\n${blocks.join("")}\n` +
    `const Asset assets[] = {\n${rows.join("")}};\nconst ptrdiff_t asset_count = ${parts.length};\n`;
}

fetchPackages();
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const css = await style(), alone = await Promise.all(singles.map((name) => single(name, css)));
const auditor = { name: "auditor.js", ...await script("auditor.js") };
const where = { AUDITOR: JSON.stringify(`/assets/${calledAs(auditor)}`), HOLDER: JSON.stringify(`/assets/${calledAs(alone[0])}`) };
const made = [auditor, ...await Promise.all(scripts.map(async (name) => ({ name, ...await script(name, "esm", where) })))];
const parts = [{ name: "tenderbox.css", bytes: css }, ...made, ...alone,
  { name: "icon.svg", bytes: readFileSync(join(here, "icon.svg")) },
  { name: "licences.txt", bytes: licences(["govuk-frontend", ...[...made, ...alone].flatMap(({ from }) => from)]) }];
writeFileSync(intoProgram, embed(parts));
