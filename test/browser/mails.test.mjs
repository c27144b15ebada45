/* Mails of a tender under way, and the pages about them: ending them, choosing them, what came back. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { allSound, leads, living, noBrowser, program, serve, sound, soundEverywhere, visitor } from "./door.mjs";

const skip = noBrowser;
let door, at, sink, folder, year;
const came = [], waiting = [];

/* A mail server that keeps what comes, but for never@. Source: RFC 5321. */
function keeper(line) {
  let data = null, rest = "";
  line.setEncoding("utf8");
  line.write("220 here\r\n");
  line.on("error", () => {}).on("data", (text) => {
    const lines = (rest + text).split("\r\n");
    rest = lines.pop();
    for (const said of lines)
      if (data === null) {
        line.write(/^RCPT TO:<never@/.test(said) ? "550 5.1.1 Nobody of that name\r\n" : said === "DATA" ? "354 go on\r\n"
          : "250 yes\r\n");
        data = said === "DATA" ? [] : null;
      } else if (said === ".") {
        came.push(data.join("\n"));
        waiting.splice(0).forEach((look) => look());
        line.write("250 kept\r\n");
        data = null;
      } else {
        data.push(said);
      }
  });
}

/** The next letter of which this is so. @param {RegExp} words */
async function letter(words) {
  for (;;) {
    const found = came.find((text) => words.test(text));
    if (found)
      return found;
    await new Promise((done) => waiting.push(done));
  }
}

const tenderbox = (...args) => execFileSync(program, args, { encoding: "utf8" }).trim();
const key = (name) => join(folder, "people/living", `${name}.key`);
const act = (by, ...words) => tenderbox("act", ...words, "--as", key(by), "--book", join(folder, "book"), "-p", `${year}-103`);

/** @param {import("playwright-core").BrowserContext} context */
async function be(context, name) {
  const page = await context.newPage();
  await page.goto(`${door.url}/demonstration`);
  const form_key = await page.locator("input[name=form_key]").first().inputValue();
  const sent = await context.request.post(`${door.url}/demonstration`, { form: { form_key, id: `living-${name}` },
    headers: { Origin: door.url } });
  assert.equal(sent.status(), 200);
  await page.close();
}

before(async () => {
  if (skip)
    return;
  sink = createServer(keeper);
  await new Promise((done) => sink.listen(0, "127.0.0.1", done));
  folder = join(mkdtempSync(join(tmpdir(), "mails-")), "play");
  living(folder);
  year = /^.*tender=(\d+)-103 /m.exec(execFileSync("cat", [join(folder, "book/demonstration/people")], { encoding: "utf8" }))[1];
  const config = join(folder, "config");
  writeFileSync(config, `site Tarn Valley\naddress https://tender.tarn.example\nfrom tenders@tarn.example\n` +
    `mail smtp://127.0.0.1:${sink.address().port}\n`);
  tenderbox("invite", "never@town.example", "to look around", "--book", join(folder, "book"), "--config", config, "-q");
  door = await serve(join(folder, "book"), ["--demonstration", "--config", config]);
  at = await visitor();
  await be(at.context, "otis");
  await be(at.context, "wren");
});
after(async () => { await at?.close(); await door?.close(); sink?.close(); });

test("whoever has the link in a mail ends such mails, after a look, on any screen", { skip }, async () => {
  act("wren", "complaint", "lot=1", `received=${new Date().toISOString().slice(0, 10)} 00:00`, "text=Too slow.");
  const mail = await letter(/^To: living-otis@/m);
  const link = /^List-Unsubscribe: <https:\/\/tender\.tarn\.example(.*)>$/m.exec(mail)[1];
  await soundEverywhere(door.url + link, "unsubscribe");
  const page = await at.open(door.url + link);
  assert.match(await page.textContent("main"), /News\. What happens in your tenders/);
  await leads(page, () => page.getByRole("button", { name: "I want no more of them" }).click());
  await page.getByRole("heading", { name: "You get no more of these mails" }).waitFor();
  await sound(page, "unsubscribed");
  at.calm();
});

test("an officer sees whose mail came back, and chooses which mails they get", { skip }, async () => {
  const signIn = (context) => be(context, "otis");
  await allSound([[`${door.url}/people`, "people-back"], [`${door.url}/me`, "me-mail"], [`${door.url}/home`, "home-others"]],
    { signIn });
  await be(at.context, "otis");
  const people = await at.open(`${door.url}/people`), me = await at.open(`${door.url}/me`);
  assert.match(await people.textContent("main"), /never@town\.example\s[^]*550 5\.1\.1 Nobody of that name\s+Given up/);
  assert.equal(await me.getByLabel("News").isChecked(), false);
  await me.getByLabel("News").check();
  await me.getByLabel("What you need to do").uncheck();
  await leads(me, () => me.getByRole("button", { name: "Save which mails I get" }).click());
  await me.getByText("It is kept which mails you get, and when.").waitFor();
  assert.equal(await me.getByLabel("News").isChecked(), true);
  assert.equal(await me.getByLabel("What you need to do").isChecked(), false);
  at.calm();
});
