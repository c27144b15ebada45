/* pictures.mjs - every page of the demonstration, drawn on a desk and on a phone, in build/screenshots with
 * an index.html to look through; and those of the read-me, in doc/pictures. make screenshots runs it. */
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { demonstration, forms, ownPages, publicPages, sends, year } from "./demonstration.mjs";
import { closeBrowser, picture, pictures, top, visitor } from "./door.mjs";

const drawn = [], shown = join(top, "doc/pictures"), wide = 1280, narrow = 320;

async function draw(at, width, name, url) {
  const page = await at.open(url);
  await page.waitForLoadState("load");
  await picture(page, `${name}-${width}`);
  await page.close();
  if (width === wide)
    drawn.push([name, new URL(url).pathname]);
}

const MEMBER = { member: "1", part: "member", name: "Tarn Coaches", identifier: "GB-COH 00000131; The Green, Tarnfoot" };
const SUSPEND = { lot: "1", reason: "The map of the route is wrong." };

/* Some pages are there only after somebody typed something. */
async function drawTyped(play, width) {
  const at = await visitor({ width }), tender = `${play.url}/t/${year}-103`;
  const become = (id) => play.become(at.context, id), sent = async (url, fields) => play.url + await sends(at.context, url, fields);
  await become("living-wren");
  const two = await sent(`${tender}/do/suspend`, SUSPEND);
  await draw(at, width, "check-two", two);
  await draw(at, width, "agreements-own", await sent(two, {}));
  await become("living-otis");
  await draw(at, width, "home-waits", `${play.url}/home`);
  await draw(at, width, "agreements", `${tender}/agreements`);
  const list = await (await at.context.request.get(`${tender}/agreements`)).text();
  await draw(at, width, "agreement", play.url + [...list.matchAll(/href="([^"]*\/agreements\/\d+)"/g)].at(-1)[1]);
  await become("living-copper");
  const check = await sent(`${tender}/do/member`, { ...MEMBER, member: width === wide ? "1" : "2" });
  await draw(at, width, "check", check);
  await draw(at, width, "entered", await sent(check, {}));
  const page = await at.open(`${tender}/do/member`);
  await page.getByRole("button", { name: "Continue" }).click();
  await picture(page, `form-wrong-${width}`);
  if (width === wide)
    drawn.push(["form-wrong", "/t/N/do/member"]);
  await at.close();
}

async function drawAll(play, width) {
  const anybody = await visitor({ width });
  for (const [name, path] of publicPages)
    await draw(anybody, width, name, play.url + path);
  await anybody.close();
  const at = await visitor({ width });
  let who = "";
  for (const [name, id, path] of [...ownPages, ...forms]) {
    if (id !== who)
      await play.become(at.context, who = id);
    await draw(at, width, name, play.url + path);
  }
  await at.close();
  await drawTyped(play, width);
}

/* ---- the read-me's ---- */

const README = [["list", "/", null, 1080], ["tender", `/t/${year}-103`, null], ["award", "/t/2026-42/award", null],
  ["entry", "/log/entry/61", null], ["results", "/t/2012-1/results#lot-1", "business-partnering-olga"],
  ["changes", "/t/2012-1/results#changes-1", "business-partnering-olga", 800], ["home", "/home", "living-otis"], ["check", "", "living-copper", 1080]];
const size = { width: 1040, height: 760 };

async function drawReadme(play) {
  const officer = await visitor(), tender = `${play.url}/t/${year}-103`;
  mkdirSync(shown, { recursive: true });
  await play.become(officer.context, "living-wren");
  await sends(officer.context, play.url + await sends(officer.context, `${tender}/do/suspend`, SUSPEND), {});
  await officer.close();
  for (const [name, path, who, height = size.height] of README) {
    const at = await visitor(size);
    if (who)
      await play.become(at.context, who);
    const url = path ? play.url + path
      : play.url + await sends(at.context, `${play.url}/t/${year}-103/do/member`, { ...MEMBER, member: "3" });
    const page = await at.open(url);
    await page.setViewportSize({ ...size, height });
    const file = join(shown, `${name}.png`);
    await page.screenshot({ path: file });
    if (statSync(file).size > 120_000)
      throw new Error(`${file} is larger than 120 KB`);
    await at.close();
  }
}

/* ---- an index ---- */

function index() {
  const rows = drawn.map(([name, path]) => `<section><h2 id="${name}">${name}</h2><p>${path}</p>
<a href="${name}-${wide}.png"><img src="${name}-${wide}.png" alt="${name} on a desk" width="640" loading="lazy"></a>
<a href="${name}-${narrow}.png"><img src="${name}-${narrow}.png" alt="${name} on a phone" width="200" loading="lazy"></a></section>`);
  writeFileSync(join(pictures, "index.html"), `<!doctype html><html lang="en-GB"><meta charset="utf-8">
<title>Every page of the demonstration</title><style>body{font-family:sans-serif}img{vertical-align:top;border:1px solid #999}</style>
<h1>Every page of the demonstration</h1>\n${rows.join("\n")}\n</html>\n`);
}

const play = await demonstration();
try {
  if (process.argv[2] !== "readme") {
    for (const width of [wide, narrow])
      await drawAll(play, width);
    index();
    console.log(`${drawn.length} pages: ${join(pictures, "index.html")}`);
  }
  await drawReadme(play);
} finally {
  await play.close();
  await closeBrowser();
}
