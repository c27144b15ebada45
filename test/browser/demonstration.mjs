/* demonstration.mjs - the demonstration that make run shows, served, and its invented people coming in.
 *
 *   const play = await demonstration();
 *   await play.become(at.context, "living-wren");          whoever looks with this profile is Wren from now on
 *   await play.close(); */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { living, serve, visitor } from "./door.mjs";

export const year = new Date().getFullYear();

/** All of it is played, unless a folder is named in which it lies already. */
export async function demonstration(folder = process.env.PLAYED) {
  if (!folder) {
    folder = join(mkdtempSync(join(tmpdir(), "tenderbox-")), "kept");
    living(folder);
  }
  const book = join(folder, "book"), door = await serve(book, ["--demonstration"]);
  const people = readFileSync(join(book, "demonstration/people"), "utf8").split("\n").slice(1).filter(Boolean)
    .map((line) => Object.fromEntries([...line.matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g)].map((m) => [m[1], m[2] ?? m[3]])))
    .map((person) => ({ ...person, id: person.file.replace(/\.key$/, "") }));
  return { ...door, book, people, become: (context, id) => become(context, door.url, id) };
}

/** The hidden key of the forms on a page. @param {string} html */
export const formKey = (html) => /name="form_key" value="([^"]*)"/.exec(html)?.[1] ?? "";

/** Whoever looks with this profile is somebody invented from now on. @param {string} id as in "living-wren" */
export async function become(context, url, id) {
  const form_key = formKey(await (await context.request.get(`${url}/demonstration`)).text());
  const answer = await context.request.post(`${url}/demonstration`, { form: { form_key, id }, maxRedirects: 0 });
  if (answer.status() !== 303)
    throw new Error(`nobody becomes ${id}: ${answer.status()}`);
}

/** Somebody invented in a browser of their own, by the list of them, and their page. @param {string} name as in "Nadia Okoro" */
export async function somebody(url, name, how) {
  const at = await visitor(how), list = await (await at.context.request.get(`${url}/demonstration`)).text();
  const form = list.split("<form").find((one) => one.split("</form>")[0].includes(name)) ?? "";
  await become(at.context, url, /name="id" value="([^"]*)"/.exec(form)?.[1]);
  return Object.assign(at, { page: await at.open(`${url}/home`) });
}

/** Sends the form at an address as it stands, with these fields. Gives the address it leads to.
 * @param {Record<string, string>} fields */
export async function sends(context, url, fields) {
  const form_key = formKey(await (await context.request.get(url)).text());
  const answer = await context.request.post(url, { form: { form_key, ...fields }, maxRedirects: 0 });
  return answer.headers().location ?? "";
}

/* ---- every page of it ---- */

/** What everybody sees. @returns {[name: string, path: string, status?: number][]} */
export const publicPages = [
  ["tenders", "/"], ["tenders-open", "/?status=open"], ["tenders-none", "/?words=nothing+of+that"],
  ["tender-open", `/t/${year}-103`], ["tender-closed", `/t/${year}-102`], ["tender-opened", `/t/${year}-101`],
  ["tender-over", "/t/2026-42"], ["tender-large", "/t/2012-1"],
  ["opening", `/t/${year}-102/opening`], ["turn", `/t/${year}-102/turn`],
  ["award", "/t/2026-42/award"], ["award-large", "/t/2012-1/award"],
  ["results", "/t/2026-42/results"], ["results-large", "/t/2012-1/results"],
  ["contract", "/t/2026-42/contract"], ["contract-large", "/t/2012-1/contract"], ["contracts", "/contracts"],
  ["log", "/log"], ["entry", "/log/entry/61"], ["entry-box", "/log/entry/300"], ["verify", "/verify"],
  ["help", "/help"], ["accessibility", "/accessibility"], ["demonstration", "/demonstration"],
  ["sign-in", "/sign-in"], ["printed", "/sign-in/printed"], ["join-none", "/join/nothing", 404],
  ["missing", "/t/1999-1", 404], ["award-none", `/t/${year}-103/award`],
];

/** What people see who are signed in: who, and where. @returns {[name: string, who: string, path: string][]} */
export const ownPages = [
  ["home-officer", "living-wren", "/home"], ["home-bidder", "living-copper", "/home"],
  ["home-evaluator", "living-finn", "/home"], ["home-holder", "living-jude", "/home"],
  ["home-chair", "living-cleo", "/home"], ["home-done", "living-eva", "/home"],
  ["do-officer", "living-wren", `/t/${year}-103/do`], ["do-officer-closed", "living-petra", `/t/${year}-102/do`],
  ["do-officer-opened", "living-nadia", `/t/${year}-101/do`], ["do-bidder", "living-copper", `/t/${year}-103/do`],
  ["do-evaluator", "living-finn", `/t/${year}-101/do`], ["do-holder", "living-jude", `/t/${year}-102/do`],
  ["do-office", "living-wren", "/t/office/do"], ["tender-bidder", "living-copper", `/t/${year}-103`],
  ["agreements-none", "living-wren", `/t/${year}-103/agreements`],
  ["bids", "living-copper", `/t/${year}-103/bid`], ["bid", "living-copper", `/t/${year}-103/bid/1`],
  ["bid-there", "living-heron", `/t/${year}-103/bid/1`],
  ["late", "living-gannet", `/t/${year}-102/late`], ["padlocks", "living-wren", `/t/${year}-103/padlocks`],
  ["manage", "living-nadia", `/t/${year}-101/manage`], ["oversee", "living-nadia", "/oversee"], ["oversee-one", "living-nadia", `/t/${year}-101/oversee`],
  ["questions", "living-wren", `/t/${year}-103/questions`],
  ["opened", "living-nadia", `/t/${year}-101/opened`],
  ["results-officer", "business-partnering-olga", "/t/2012-1/results"],
  ["results-bidder", "business-partnering-briar", "/t/2012-1/results"], ["results-told", "vehicle-recovery-bela", "/t/2026-42/results"],
  ["score", "living-finn", `/t/${year}-101/score`],
  ["score-sheet", "living-finn", `/t/${year}-101/score/1/sheet`], ["moderation", "living-cleo", `/t/${year}-101/moderation`],
  ["me", "living-wren", "/me"], ["passphrase", "living-wren", "/me/passphrase"], ["phone", "living-wren", "/me/phone"],
  ["passkey", "living-wren", "/me/passkeys/new"], ["key-new", "living-wren", "/me/keys/new"],
  ["key-bring", "living-wren", "/me/keys/bring"], ["people", "living-wren", "/people"],
  ["admin", "living-wren", "/admin"], ["theme", "living-wren", "/admin/theme"], ["calendar", "living-wren", "/me/calendar"],
];

/** Forms: one of every kind of field, and those that people need most. */
export const forms = [
  ["question-over", "living-copper", `/t/${year}-103/do/question`], ["member", "living-copper", `/t/${year}-103/do/member`],
  ["deposit", "living-copper", `/t/${year}-103/do/deposit`], ["answer", "living-wren", `/t/${year}-103/do/answer`],
  ["amend", "living-wren", `/t/${year}-103/do/amend`], ["suspend", "living-wren", `/t/${year}-103/do/suspend`],
  ["resume-not-now", "living-wren", `/t/${year}-103/do/resume`], ["enlist", "living-wren", `/t/${year}-103/do/person`],
  ["role", "living-wren", `/t/${year}-103/do/role`], ["notice", "living-wren", `/t/${year}-103/do/notice-published`],
  ["box-list", "living-petra", `/t/${year}-102/do/box-list`], ["admit", "living-petra", `/t/${year}-102/do/admit`],
  ["score", "living-finn", `/t/${year}-101/do/score`], ["scores-done", "living-finn", `/t/${year}-101/do/scores-done`],
  ["consensus", "living-cleo", `/t/${year}-101/do/consensus`], ["award-form", "living-nadia", `/t/${year}-101/do/award`],
  ["standstill", "living-nadia", `/t/${year}-101/do/standstill`], ["contract-form", "living-nadia", `/t/${year}-101/do/contract`],
  ["turns", "living-jude", `/t/${year}-102/do/turns`], ["begin", "living-wren", "/t/office/do/begin"],
  ["enrol", "living-wren", "/t/office/do/enrol"],
].map(([name, who, path]) => [`form-${name}`, who, path]);
