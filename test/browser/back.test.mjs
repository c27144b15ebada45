/* Whoever lost everything gets their account back by two officers, and no key with it; and moves to another
 * e-mail address once whoever reads it says so. Mail goes to a server of the test. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { allSound, freePort, leads, noBrowser, PATIENCE, program, serve, sound, visitor, words } from "./door.mjs";

const skip = noBrowser, WORDS = "four words that rhyme", NEWER = "other words that rhyme", MAIL = "ada@town.example";
const tenderbox = (...args) => execFileSync(program, args, { encoding: "utf8" }).trim();
let door, post, ada, petra, luca, letters = [], waiting = [];

/* ---- a mail server ---- */

const plain = (mail) => mail.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (_, two) => String.fromCharCode(parseInt(two, 16)));

function mailServer() {
  const server = createServer((line) => {
    let words = "", inLetter = false, to = "";
    const say = (text) => line.write(`${text}\r\n`);
    say("220 here");
    line.on("error", () => {});
    line.on("data", (bytes) => {
      words += bytes;
      for (let end; (end = words.indexOf(inLetter ? "\r\n.\r\n" : "\r\n")) >= 0;) {
        const said = words.slice(0, end);
        words = words.slice(end + (inLetter ? 5 : 2));
        if (inLetter) {
          letters.push({ to, text: plain(said) });
          waiting.splice(0).forEach((look) => look());
          inLetter = false;
          say("250 taken");
        } else if (/^DATA/i.test(said)) {
          inLetter = true;
          say("354 go on");
        } else {
          to = /^RCPT TO:<(.*?)>/i.exec(said)?.[1] ?? to;
          say(/^QUIT/i.test(said) ? "221 bye" : "250 well");
        }
      }
    });
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

/** The letter to somebody that says this; the server looks into its outbox every five seconds. */
async function letter(to, says) {
  for (;;) {
    const found = letters.find((one) => one.to === to && says.test(one.text));
    if (found)
      return found.text;
    await new Promise((done, failed) => {
      const late = setTimeout(() => failed(new Error(`no letter to ${to} says ${says}: ${JSON.stringify(letters)}`)), PATIENCE);
      waiting.push(() => { clearTimeout(late); done(); });
    });
  }
}

/* ---- people ---- */

async function officer(name) {
  const at = await visitor(), page = await at.open(`${door.url}/demonstration`);
  await page.getByRole("button", { name }).first().click();
  await page.waitForURL((url) => url.pathname !== "/demonstration");
  return { at, page, go: (path) => page.goto(`${door.url}${path}`) };
}

/** A book in which two officers are enrolled, whose keys the server holds as in a demonstration. */
function smallBook(folder) {
  const book = join(folder, "book"), shelf = join(book, "demonstration");
  tenderbox("init", book, "--origin", "tender.example.org/log", "-q");
  mkdirSync(shelf);
  const lines = ["petra", "luca"].map((id) => {
    const name = id === "petra" ? "Petra Holm" : "Luca Bern", key = join(shelf, `${id}.key`);
    tenderbox("key", key, name, "--no-passphrase", "-q");
    tenderbox("act", "enrol", `name=${name}`, "--as", key, "--book", book, "-q");
    return `file=${id}.key tender=2026-1 name="${name}" roles="officer" firm="" title="None yet"`;
  });
  writeFileSync(join(shelf, "people"), `tenderbox/demonstration/v1\n${lines.join("\n")}\n`, { mode: 0o600 });
  return book;
}

before(async () => {
  if (skip)
    return;
  const folder = mkdtempSync(join(tmpdir(), "back-")), book = smallBook(folder), port = freePort();
  post = await mailServer();
  writeFileSync(join(folder, "conf"), `site      Arden\naddress   http://localhost:${port}\n` +
    `mail      smtp://127.0.0.1:${post.address().port}\nfrom      tenders@arden.example\n`);
  const link = tenderbox("invite", MAIL, "to look around", "--book", book, "--config", join(folder, "conf"), "-q");
  door = await serve(book, ["--demonstration", "--config", join(folder, "conf")], `127.0.0.1:${port}`);
  door.url = `http://localhost:${port}`;
  ada = { at: await visitor() };
  ada.page = await ada.at.open(link);
  await ada.page.fill("#name", "Ada Brill");
  await fillTwice(ada.page, WORDS);
  await press(ada.page, "Join");
  await heading(ada.page, "Codes from your phone");
  petra = await officer(/Petra/);
  luca = await officer(/Luca/);
});
after(async () => {
  for (const one of [ada, petra, luca])
    await one?.at.close();
  await door?.close();
  post?.close();
});

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
async function heading(page, name) {
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.waitForLoadState();
}
async function fillTwice(page, typed) {
  await page.fill("#passphrase", typed);
  await page.fill("#again", typed);
}
const calm = (...statuses) => {
  for (const one of [ada, petra, luca])
    one.at.troubles.splice(0, Infinity, ...one.at.troubles.filter((t) => !statuses.some((s) => t.includes(`status of ${s} `))));
  [ada, petra, luca].forEach((one) => one.at.calm());
};
const step = (name, work) => test(name, { skip }, async () => { await work(); calm(); });
const main = words;

/* ---- back into an account ---- */

step("who cannot sign in asks, and hears the same whether there is an account or not", async () => {
  const stranger = await visitor(), page = await stranger.open(`${door.url}/sign-in`);
  const said = [];
  await leads(page, () => page.getByRole("link", { name: "I cannot sign in" }).click());
  await sound(page, "lost");
  for (const mail of ["ada@town.example", "eve@town.example"]) {
    await page.goto(`${door.url}/sign-in/lost`);
    await page.fill("#mail", mail);
    await page.fill("#words", "0118 496 0123, the switchboard");
    await press(page, "Ask two officers");
    await heading(page, "What happens next");
    said.push((await main(page)).replaceAll(mail, "-"));
  }
  assert.equal(said[0], said[1]);
  await sound(page, "lost-asked");
  for (let i = 0; i < 60 && !/Try again in a minute/.test(await main(page)); i++) {    // a slow machine gives time back
    await page.goto(`${door.url}/sign-in/lost`);
    await page.fill("#mail", "x@town.example");
    await page.fill("#words", "again and again");
    await leads(page, () => press(page, "Ask two officers"));
  }
  assert.match(await main(page), /Try again in a minute/);
  await stranger.close();
});

step("officers see who has an account and asks; nobody else sees that page", async () => {
  await petra.go("/home");
  await leads(petra.page, () => petra.page.getByRole("link", { name: "Somebody says that they cannot sign in" }).click());
  assert.match(await main(petra.page), /Ada Brill, ada@town.example\s*Asks for help/);
  assert.ok(!/eve@town/.test(await main(petra.page)));
  await sound(petra.page, "people-lost");
  assert.equal((await ada.page.goto(`${door.url}/people/recover/1`)).status(), 404);
  calm(404);
});

step("one officer asks, and cannot agree alone", async () => {
  await leads(petra.page, () => petra.page.getByRole("link", { name: "Ada Brill", exact: true }).click());
  await heading(petra.page, "Give an account back");
  assert.match(await main(petra.page), /0118 496 0123/);
  await press(petra.page, "Ask a second officer");
  await petra.page.getByText("how you know that it is them").waitFor();
  await petra.page.fill("#why", "I called her at the number in our contract");
  await press(petra.page, "Ask a second officer");
  await petra.page.getByText("Another officer must agree by").waitFor();
  await sound(petra.page, "give-back-asked");
  const form = await petra.page.$eval("[name=form_key]", (i) => i.value), recovery = await petra.page.$eval("[name=recovery]", (i) => i.value);
  const path = new URL(petra.page.url()).pathname;
  const alone = await petra.page.request.post(`${door.url}${path}/agree`, { form: { form_key: form, recovery } });
  assert.equal(alone.status(), 422);
  assert.match(await alone.text(), /You asked for this yourself/);
  const forged = await luca.page.request.post(`${door.url}${path}/agree`, { form: { form_key: form, recovery } });
  assert.equal(forged.status(), 403);
  calm(422);
});

step("whose account it is was told, and reads it under their name, and can stop it", async () => {
  await letter(MAIL, /asked that your account be given back/);
  await ada.page.goto(`${door.url}/me`);
  assert.match(await main(ada.page), /Petra.* asked on .* that this account be given back/);
  assert.match(await main(ada.page), /said that they cannot sign in to this account: 0118/);
  await sound(ada.page, "me-recovery");
  await press(ada.page, "Stop it: I did not ask");
  await ada.page.getByText("It is stopped. Nothing was changed.").waitFor();
  await petra.page.reload();
  await petra.page.fill("#why", "She came to my desk");
  await press(petra.page, "Ask a second officer");
  await petra.page.getByText("Another officer must agree by").waitFor();
});

let link;
step("another officer agrees, and the link goes by mail", async () => {
  await luca.go("/home");
  await leads(luca.page, () => luca.page.getByRole("link", { name: "An account waits to be given back by a second officer" }).click());
  await leads(luca.page, () => luca.page.getByRole("link", { name: "Ada Brill", exact: true }).click());
  await sound(luca.page, "give-back");
  await press(luca.page, "Agree: it is Ada Brill");
  await luca.page.getByText("A mail with the link is on its way").waitFor();
  assert.ok(!/\/recover\//.test(await main(luca.page)), "whoever agrees does not have the link");
  link = /http:\S+\/recover\/\S+/.exec(await letter(MAIL, /\/recover\//))[0];
});

step("with it they set a new passphrase; old sessions are over; the link counts once", async () => {
  const fresh = await visitor(), page = await fresh.open(link);
  await allSound([[link, "recover"]]);
  await heading(page, "Your account back");
  await fillTwice(page, "short");
  await press(page, "Take my account back");
  await page.getByText("it needs 12").waitFor();
  await fillTwice(page, NEWER);
  await press(page, "Take my account back");
  await heading(page, "Codes from your phone");
  await page.goto(`${door.url}/me`);
  assert.match(await main(page), /Somebody with the link took the account back/);
  await ada.page.goto(`${door.url}/me`);
  await heading(ada.page, "Sign in");
  const again = await ada.page.goto(link);
  assert.equal(again.status(), 403);
  assert.match(await main(ada.page), /This link was used/);
  calm(403);
  fresh.calm();
  await ada.at.close();
  ada = { at: fresh, page };
});

/* ---- another e-mail address ---- */

step("another address is asked for with the passphrase", async () => {
  await leads(ada.page, () => ada.page.getByRole("link", { name: "Change the e-mail address" }).click());
  await sound(ada.page, "new-mail");
  await ada.page.fill("#mail", "ada@firm.example");
  await ada.page.fill("#passphrase", WORDS);
  await press(ada.page, "Send the link");
  await ada.page.getByText("That is not the passphrase").waitFor();
  calm(400);
  await ada.page.fill("#passphrase", NEWER);
  await press(ada.page, "Send the link");
  await heading(ada.page, "Look into ada@firm.example");
  await sound(ada.page, "new-mail-sent");
  await letter(MAIL, /asked to sign in with ada@firm.example/);
  await ada.page.goto(`${door.url}/me`);
  assert.match(await main(ada.page), /ada@firm.example once the link that was sent there is opened/);
});

step("and counts once its reader says so", async () => {
  const there = /http:\S+\/mail\/\S+/.exec(await letter("ada@firm.example", /\/mail\//))[0];
  const reader = await visitor(), page = await reader.open(there);
  await heading(page, "Is ada@firm.example your address?");
  await sound(page, "moved");
  await press(page, "Sign in with this address from now on");
  await heading(page, "Your address is ada@firm.example");
  await letter(MAIL, /not with this address any more/);
  await ada.page.goto(`${door.url}/me`);
  await heading(ada.page, "Sign in");
  await page.goto(`${door.url}/sign-in`);
  assert.equal((await page.goto(there)).status(), 403);
  await reader.close();
});
