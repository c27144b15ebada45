/* text.js - what people sign, built from the fields that they are shown. The same bytes as
 * src/core/act_text.c makes; doc/book.md, signatures, agreements, batches, shelf.
 *
 * @typedef {{name: string, type: string, value: string, salt?: string, text?: string,
 *            label?: string}} Field   salt and text: of words
 * @typedef {{origin: string, procedure: string, act: string, fields: Field[], batch?: Definition[]}} Matter
 * @typedef {{act: string, fields: Field[]}} Definition */
import { bytesOfHex, hexOfBytes, utf8 } from "./bytes.js";
import { Told } from "./told.js";

/** What the page says is not what would be signed, or cannot be read: nothing is signed. */
export class NotSigned extends Told {}

const number = /^(0|[1-9][0-9]{0,17})$/;
const hash = /^[0-9a-f]{64}$/;

/* How a value of each type is spelled; no other type is signed. "-" stands for none. */
const spelled = {
  number, money: number,
  moment: /^(0|[1-9][0-9]{0,11})$/,
  date: /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/,
  points: /^(0|[1-9][0-9]{0,15})\.[0-9]{3}$/,
  figure: /^-?(0|[1-9][0-9]*)\.[0-9]{3}([0-9]*[1-9])?$/,
  choice: /^[A-Za-z0-9][A-Za-z0-9_.\/+-]{0,63}$/,
  hash: /^([0-9a-f]{64}|-)$/, words: /^([0-9a-f]{64}|-)$/, paper: /^([0-9a-f]{64}|-)$/,
  key: hash,
  proof: /^[0-9a-f]{128}$/,
};
const name = /^[a-z][a-z_-]{0,39}$/;
const procedure = /^(office|[a-z2-7]{32})$/;

function mustBe(pattern, value, what) {
  if (typeof value !== "string" || !pattern.test(value))
    throw new NotSigned(`${what} cannot be read: ${JSON.stringify(value)}`);
  return value;
}

/* ---- fields ---- */

/** @param {Field} f */
function line(f) {
  mustBe(name, f.name, "The name of a field");
  if (!Object.hasOwn(spelled, f.type))
    throw new NotSigned(`The field ${f.name} is of a kind that this page does not know: ${JSON.stringify(f.type)}`);
  return `${f.name} ${mustBe(spelled[f.type], f.value, `The field ${f.name}`)}\n`;
}

/** The own fields, a line each. @param {Field[]} fields */
export function ownText(fields) { return fields.map(line).join(""); }

async function sha256(...parts) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", await new Blob(parts).arrayBuffer()));
}

/** SHA-256("tenderbox/words/v1\n" | salt | words), in hex. @param {string} salt 64 hex @param {string} text */
export async function wordsHash(salt, text) {
  return hexOfBytes(await sha256(utf8("tenderbox/words/v1\n"), bytesOfHex(mustBe(hash, salt, "A salt")), utf8(text)));
}

/** Words have the fingerprint that is signed; anything else that brings a text likewise. @param {Field[]} fields */
export async function checkWords(fields) {
  for (const f of fields) {
    if (f.type === "words" && f.value !== "-" && (typeof f.text !== "string" || typeof f.salt !== "string"))
      throw new NotSigned(`The words of ${f.name} are not in the page.`);
    if (f.value === "-" && f.text)
      throw new NotSigned(`${f.name} says nothing, but the page shows words there.`);
    if (f.value !== "-" && typeof f.text === "string" && (await wordsHash(f.salt, f.text)) !== f.value)
      throw new NotSigned(`The words of ${f.name} are not those that would be signed.`);
  }
}

/** SHA-256("tenderbox/batch/v1\n" | definitions), in hex. @param {Definition[]} batch */
export async function batchHash(batch) {
  const texts = batch.map(({ act, fields }) => `act ${mustBe(name, act, "A kind of act")}\n${ownText(fields)}`);
  return hexOfBytes(await sha256(utf8("tenderbox/batch/v1\n" + texts.join(""))));
}

/** All that is behind a fingerprint in what is signed is what the page shows. @param {Matter} matter */
export async function checkMatter(matter) {
  await checkWords(matter.fields);
  const closes = matter.fields.find((f) => f.name === "batch" && f.type === "hash");
  if (!closes !== !matter.batch)
    throw new NotSigned("What belongs together is not in the page.");
  if (!closes)
    return;
  for (const definition of matter.batch)
    await checkWords(definition.fields);
  if ((await batchHash(matter.batch)) !== closes.value)
    throw new NotSigned("What the page shows is not what would be signed with this act.");
}

/* ---- texts ---- */

/* The clerk writes an origin as it is; a line holds one. */
const origin = /^[\x21-\x7e]{1,200}$/;

function beginning(title, matter) {
  return `${title}\norigin ${mustBe(origin, matter.origin, "The origin")}\n` +
    `procedure ${mustBe(procedure, matter.procedure, "The procedure")}\n` +
    `act ${mustBe(name, matter.act, "The kind of act")}\n`;
}

/** tenderbox/act/v1. @param {Matter & {actor: string, mine: string, expires: string,
 *   agreed?: {key: string, serial: string}}} m */
export function actText(m) {
  const agreed = m.agreed ? `agreed ${mustBe(/^[0-9a-f]{16}$/, m.agreed.key, "The key of who agreed")} ` +
    `${mustBe(hash, m.agreed.serial, "The agreement")}\n` : "";
  return beginning("tenderbox/act/v1", m) + `actor ${mustBe(number, m.actor, "The person")}\n` +
    `mine ${mustBe(number, m.mine, "The counter")}\nexpires ${mustBe(spelled.moment, m.expires, "The moment")}\n` +
    ownText(m.fields) + agreed;
}

/** tenderbox/agree/v1. @param {Matter & {made: string, until: string, serial: string,
 *   seen: {nth: string, commit: string}}} m */
export function agreementText(m) {
  const { nth, commit } = m.seen;
  mustBe(number, nth, "What was seen");
  mustBe(nth === "0" ? /^-$/ : hash, commit, "What was seen");
  return beginning("tenderbox/agree/v1", m) + `made ${mustBe(spelled.moment, m.made, "The moment")}\n` +
    `until ${mustBe(spelled.moment, m.until, "The moment")}\nseen ${nth} ${commit}\n` +
    `serial ${mustBe(hash, m.serial, "The serial")}\n` + ownText(m.fields);
}
